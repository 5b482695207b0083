import { squaredDistances } from "./dots.ts";

/**
 * Bandwidth √(m/2) of a Gaussian kernel, m the middle of all n² squared distances of the rows, the n zeros of the
 * diagonal not counted: element n + ⌊(n² − n)/2⌋ − 1 of the sorted (Gretton et al. 2012, median heuristic). O(n² · d).
 */
export function medianSigma(rows: Float32Array, width: number): number {
  const distances = squaredDistances(rows, rows, width);
  const n = Math.round(Math.sqrt(distances.length));
  for (let i = 0; i < n; i++) distances[i * n + i] = 0;
  const middle = distances.sort()[n + Math.floor((n * n - n) / 2) - 1] ?? 0;
  return Math.sqrt(middle / 2);
}

/** Sums over ordered pairs of different rows, within and across two sides, and how many rows a side has. */
export interface PairSums {
  withinA: number;
  withinB: number;
  across: number;
  a: number;
  b: number;
}

/** Unbiased squared maximum mean discrepancy from sums of a kernel (Gretton et al. 2012, eq. 3); may be negative. */
export const mmdSquared = ({ withinA, withinB, across, a, b }: PairSums) =>
  withinA / (a * (a - 1)) + withinB / (b * (b - 1)) - (2 * across) / (a * b);

/** Effective number of rows of order 2 from the sum of squared cosines over ordered pairs: n(n−1) ÷ Σ (Friedman, Dieng 2023, U-statistic). */
export const effectiveRows = (squaredCosines: number, n: number) => (n * (n - 1)) / squaredCosines;
