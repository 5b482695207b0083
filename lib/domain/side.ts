import type { Histogram } from "./stats/histogram.ts";

/**
 * One side of a comparison (human control or generation), reduced to what every statistic needs.
 * Counts are of samples unless they say tokens. Strata by index; the last (OUTSIDE) holds what the catalogue lacks.
 * `exposure`: tokens, capped per sample. `m`: samples at the common budget (statistics.md 3).
 * `coverage`: the common share of tokens at which effective numbers are read.
 */
export interface Side {
  n: number;
  exposure: number;
  m: number;
  coverage: number;
  presence: Histogram[];
  tokens: Histogram[];
  /** Tokens by drift cell. */
  cells: Float64Array;
  /** Copies of equal content: `times` contents occur `count` times. */
  contents: Histogram;
  /** Samples by token count. */
  lengths: Histogram;
  /** Events in the catalogue, by stratum. */
  stratumSizes: readonly number[];
}

/** The same side with each of its jackknife blocks left out in turn. */
export interface JackknifedSide {
  whole: Side;
  /** Blocks that hold no sample are absent. */
  without: Side[];
}

/** Samples of each side at the common budget τ = 0.98 · min(exposures): floor(n·τ/exposure). */
export function commonBudget(a: { n: number; exposure: number }, b: { n: number; exposure: number }): [number, number] {
  const budget = 0.98 * Math.min(a.exposure, b.exposure);
  const at = (side: { n: number; exposure: number }) => Math.max(1, Math.floor((side.n * budget) / side.exposure));
  return [at(a), at(b)];
}

/** Sets what a side is read at, and its replicates (a replicate never promises more samples than it has). */
export function readAt(side: JackknifedSide, m: number, coverage: number): JackknifedSide {
  const at = (each: Side): Side => ({ ...each, m: Math.min(m, each.n), coverage });
  return { whole: at(side.whole), without: side.without.map(at) };
}
