import { normalQuantile } from "./normal.ts";

/** Ranks from 1, ties sharing their mean. */
export function ranked(values: readonly number[]): number[] {
  return values.map((value) => {
    const below = values.reduce((sum, each) => sum + (each < value ? 1 : 0), 0);
    const equal = values.reduce((sum, each) => sum + (each === value ? 1 : 0), 0);
    return below + (equal + 1) / 2;
  });
}

/**
 * How much wider serial correlation makes the variance of Kendall's S: 1 + 2/(n(n−1)(n−2))·Σ (n−i)(n−i−1)(n−i−2)·r_i over
 * the lags whose correlation is significant at 5% (Hamed, Rao 1998, eq. 15). Never below 1: an alternating series must
 * not look surer than an independent one.
 * Given the ranks of the series after its slope was taken out. O(n²).
 */
export function serialCorrection(ranks: readonly number[]): number {
  const n = ranks.length;
  const mean = ranks.reduce((sum, rank) => sum + rank, 0) / n;
  const apart = ranks.map((rank) => rank - mean);
  const variance = apart.reduce((sum, each) => sum + each * each, 0);
  if (variance === 0) return 1;
  const significant = normalQuantile(0.975) / Math.sqrt(n);
  let sum = 0;
  for (let lag = 1; lag < n - 2; lag++) {
    const r = apart.slice(lag).reduce((total, each, i) => total + each * (apart[i] ?? 0), 0) / variance;
    if (Math.abs(r) > significant) sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * r;
  }
  return Math.max(1, 1 + (2 / (n * (n - 1) * (n - 2))) * sum);
}
