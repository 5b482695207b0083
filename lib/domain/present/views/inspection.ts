import type { Rejection, Sample } from "../../sample.ts";

/** What would become of some lines if they were sent; nothing is stored. */
export interface Inspection {
  offered: number;
  accepted: number;
  /** Up to three samples as they would be stored. */
  samples: Sample[];
  rejects: Rejection[];
  /** Keys nobody knows, kept under metadata, with the lines that have them. */
  unknownKeys: { key: string; lines: number }[];
  /** What could be measured, and what the samples lack for the rest. */
  measures: { what: string; isPossible: boolean; why: string }[];
}
