import { histogram } from "../stats/histogram.ts";
import { expectedSeen } from "../stats/rarefaction.ts";

/** Draws of HD-D (McCarthy, Jarvis 2007). */
export const HDD_DRAWS = 42;

/**
 * HD-D: different words expected in `draws` words drawn without replacement, as a share of them.
 * Given how often each word occurs. Returns a share in (0, 1], or null with fewer words than draws. O(types + largest count).
 * Source: McCarthy, Jarvis 2007 and 2010; the terms are Hurlbert's (1971, eq. 2).
 */
export function hdd(counts: ArrayLike<number>, draws = HDD_DRAWS): number | null {
  let n = 0;
  let largest = 0;
  for (let i = 0; i < counts.length; i++) {
    n += counts[i] as number;
    largest = Math.max(largest, counts[i] as number);
  }
  if (n < draws) return null;
  const dense = new Uint32Array(largest + 1);
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number;
    dense[count] = (dense[count] as number) + 1;
  }
  return expectedSeen([histogram(dense)], n, draws) / draws;
}
