import { logGamma } from "./beta.ts";
import { type Histogram, massOf } from "./histogram.ts";

const timesOf = ({ count, times }: Histogram, x: number) => {
  for (let i = 0; i < count.length; i++) if (count[i] === x) return times[i] ?? 0;
  return 0;
};

/** Sums histograms over strata to one. */
export function joined(histograms: readonly Histogram[]): Histogram {
  const times = new Map<number, number>();
  for (const each of histograms) {
    for (let i = 0; i < each.count.length; i++) {
      const x = each.count[i] ?? 0;
      times.set(x, (times.get(x) ?? 0) + (each.times[i] ?? 0));
    }
  }
  const sorted = Array.from(times).sort((a, b) => a[0] - b[0]);
  return { count: sorted.map(([x]) => x), times: sorted.map(([, t]) => t) };
}

/**
 * Share of what people draw from that is seen at the full sample (Chao, Jost 2012, eq. 4a).
 * Given counts of tokens, or of samples that hold each type with `n`, the number of samples (Chao et al. 2014, eq. 6).
 */
export function coverage(held: Histogram, n = massOf(held)): number {
  const mass = massOf(held);
  if (mass === 0) return 0;
  const ones = timesOf(held, 1);
  const twos = timesOf(held, 2);
  if (ones === 0) return 1;
  const unseen = twos > 0 ? (((n - 1) / n) * ones * ones) / (2 * twos) : (((n - 1) / n) * ones * (ones - 1)) / 2;
  const a = unseen > 0 ? (n * unseen) / (n * unseen + ones) : 1;
  return 1 - (ones / mass) * a;
}

/** Expected coverage of m < n units (Chao, Jost 2012, eq. 5): 1 - Σ (x/mass)·C(n-x, m)/C(n-1, m). */
export function coverageAt(held: Histogram, m: number, n = massOf(held)): number {
  const mass = massOf(held);
  const base = logGamma(n) - logGamma(n - m);
  let missing = 0;
  for (let i = 0; i < held.count.length; i++) {
    const x = held.count[i] ?? 0;
    if (n - x < m) continue;
    const chance = Math.exp(logGamma(n - x + 1) - logGamma(n - x - m + 1) - base);
    missing += ((x * (held.times[i] ?? 0)) / mass) * chance;
  }
  return 1 - missing;
}

/** Units at which the expected coverage reaches the target; n when it lies above what n units cover. */
export function depthForCoverage(held: Histogram, target: number, n = massOf(held)): number {
  let low = 1;
  let high = n - 1;
  if (high < 2 || coverageAt(held, high, n) <= target) return n;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (coverageAt(held, middle, n) >= target) high = middle;
    else low = middle;
  }
  return high;
}
