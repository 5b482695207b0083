import type { Histogram } from "./histogram.ts";

/**
 * Chance that an event held by x of n samples is seen among m of them drawn without replacement.
 * Returns a table over x = 0..xMax: 1 - ∏_{i<x} (n-m-i)/(n-i); 1 when x > n-m.
 * Source: Hurlbert 1971, eq. 2 (term of one species). O(xMax).
 */
export function presenceTable(n: number, m: number, xMax: number): Float64Array {
  const table = new Float64Array(xMax + 1);
  let absent = 1;
  for (let x = 1; x <= xMax; x++) {
    const i = x - 1;
    absent *= Math.max(0, n - m - i) / (n - i);
    table[x] = 1 - absent;
  }
  return table;
}

/** Largest count of a histogram; 0 when it is empty. */
export function largestCount(histogram: Histogram): number {
  return histogram.count.at(-1) ?? 0;
}

/** Expected number of the histogram's events seen in m of n samples (Hurlbert's E[S_m]). */
export function expectedSeen(histograms: readonly Histogram[], n: number, m: number): number {
  let largest = 0;
  for (const histogram of histograms) largest = Math.max(largest, largestCount(histogram));
  const table = presenceTable(n, m, largest);
  let seen = 0;
  for (const { count, times } of histograms) {
    for (let i = 0; i < count.length; i++) seen += (times[i] ?? 0) * (table[count[i] ?? 0] ?? 0);
  }
  return seen;
}

/**
 * Least m with expectedSeen(m) ≥ target: "as rich as m samples of this side". Real-valued between integers.
 * Returns n when the target lies at or above what all n samples hold.
 */
export function samplesForSeen(histograms: readonly Histogram[], n: number, target: number): number {
  if (target <= 0) return 0;
  if (expectedSeen(histograms, n, n) <= target) return n;
  let low = 0;
  let high = n;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (expectedSeen(histograms, n, middle) >= target) high = middle;
    else low = middle;
  }
  const below = expectedSeen(histograms, n, low);
  const above = expectedSeen(histograms, n, high);
  return above > below ? low + (target - below) / (above - below) : high;
}
