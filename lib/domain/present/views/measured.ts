import type { Measurement, WordingDetail } from "../../judgement.ts";
import type { SliceChoice, SliceRow } from "../slices.ts";
import type { GenerationFacts, LineageRow } from "./lineage.ts";
import type { SeriesView } from "./series.ts";

/** What the pages of diversity and drift have in common: one generation's measurements within the series of its lineage. */
export interface MeasuredView {
  now: Date;
  row: LineageRow;
  index: number | null;
  /** The judgement of the generation, or null when none is judged. */
  judgement: Pick<NonNullable<GenerationFacts["judgement"]>, "phase" | "mechanism" | "verdict" | "evidence"> | null;
  samples: number;
  series: SeriesView[];
  /** Series of every part of the samples, whichever is chosen. */
  parts: SeriesView[];
  measurements: Measurement[];
  /** Null: there is none, or it was judged before examples were kept. */
  wording: WordingDetail | null;
  slice: SliceChoice;
  worst: { rows: SliceRow[]; total: number };
  complaints: string[];
}
