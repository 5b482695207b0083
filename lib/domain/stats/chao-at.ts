import { logGamma } from "./beta.ts";
import { type Histogram, massOf } from "./histogram.ts";
import { expectedSeen } from "./rarefaction.ts";

/** Expected number of types seen exactly k times in m of n units: Σ C(x,k)·C(n−x,m−k)/C(n,m) (Chao et al. 2014, eq. 5). m may be real. */
function expectedTimes({ count, times }: Histogram, n: number, m: number, k: number): number {
  const logChoose = (a: number, b: number) => logGamma(a + 1) - logGamma(b + 1) - logGamma(a - b + 1);
  const all = logChoose(n, m);
  let sum = 0;
  for (let i = 0; i < count.length; i++) {
    const x = count[i] ?? 0;
    if (x < k || n - x < m - k) continue;
    sum += (times[i] ?? 0) * Math.exp(logChoose(x, k) + logChoose(n - x, m - k) - all);
  }
  return sum;
}

/**
 * Types that could be shown, estimated from what m units are expected to show: S + f1(f1−1)/(2(f2+1)) on E[S], E[f1],
 * E[f2] (Chao 1984, bias-corrected). At one m for both sides, size alone moves nothing.
 * Given counts of units that hold each type, of n. O(different counts).
 */
export function chaoAt(held: Histogram, m: number, n = massOf(held)): number {
  const once = expectedTimes(held, n, m, 1);
  const twice = expectedTimes(held, n, m, 2);
  return expectedSeen([held], n, m) + Math.max(0, once * (once - 1)) / (2 * (twice + 1));
}
