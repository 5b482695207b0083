import type { Sample } from "../../sample.ts";
import type { LineageName } from "./alert.ts";

/** A page of the samples of a slice of one generation, as they were at a revision. */
export interface SamplesView {
  lineage: LineageName;
  index: number;
  revision: number;
  isNewest: boolean;
  /** Samples of the generation at that revision, of whatever slice. */
  total: number;
  slice: string;
  /** The slice is of events: all samples were read for it. */
  isOfEvents: boolean;
  page: number;
  samples: Sample[];
  hasMore: boolean;
}
