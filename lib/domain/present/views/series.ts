import type { Estimate } from "../../estimate.ts";
import type { Verdict } from "../../judgement.ts";
import type { Family, Metric } from "../../metrics/define.ts";
import type { Provider } from "../../provider.ts";

/** One judged generation of a series. */
export interface SeriesPoint {
  index: number;
  estimate: Estimate;
  verdict: Verdict;
}

/** A metric in one slice over the judged generations, with what is needed to read it. */
export interface SeriesView {
  metric: string;
  version: number;
  slice: string;
  label: string;
  family: Family;
  unit: Metric["unit"];
  worseWhen: Metric["worseWhen"];
  reading: string;
  /** What it is read against, where that is not the human control. */
  against?: string;
  /** Who made the embeddings that its values were computed from. */
  provider?: Provider;
  /** Value of no change: 1 for ratios, 0 for differences. */
  ideal: number;
  watch: number | null;
  breach: number | null;
  /** Lines of a series that is shown and not judged. */
  shownLines?: { watch: number; breach: number | null };
  points: SeriesPoint[];
  /** Generations from which on another reference was read against; absent: one for all. */
  newReference?: number[];
  /** Points were left out, so that neighbours need not follow each other; see present/plot/thinned. */
  isThinned?: boolean;
}
