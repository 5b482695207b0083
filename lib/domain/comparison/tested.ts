import type { Estimate } from "../estimate.ts";
import type { Test } from "./permutation.ts";

/** Standard normal quantile of the power (80%) at which the least detectable effect is stated. */
export const POWER_Z = 0.8416212335729143;

/** A metric in a slice, measured and tested; not yet judged. */
export interface Tested extends Test {
  /** Gates a verdict; else it is shown only. */
  isGate: boolean;
  estimate: Estimate;
  /** Adjusted p that it lies above the human side. */
  gainP?: number;
  /** Mean of the statistic under no change, for distances. */
  nullMean?: number;
  /** The same over the last generations together, with how many those are. */
  pooled?: { estimate: Estimate; generations: number };
}
