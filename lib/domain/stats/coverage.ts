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

/** Chance that the next token is of a type already seen, at the full sample (Chao, Jost 2012, eq. 4a). */
export function coverage(tokens: Histogram): number {
  const n = massOf(tokens);
  if (n === 0) return 0;
  const ones = timesOf(tokens, 1);
  const twos = timesOf(tokens, 2);
  if (ones === 0) return 1;
  const unseen = twos > 0 ? (((n - 1) / n) * ones * ones) / (2 * twos) : (((n - 1) / n) * ones * (ones - 1)) / 2;
  const a = unseen > 0 ? (n * unseen) / (n * unseen + ones) : 1;
  return 1 - (ones / n) * a;
}

/** Expected coverage of m < n tokens (Chao, Jost 2012, eq. 5): 1 - Σ (x/n)·C(n-x, m)/C(n-1, m). */
export function coverageAt(tokens: Histogram, m: number): number {
  const n = massOf(tokens);
  const base = logGamma(n) - logGamma(n - m);
  let missing = 0;
  for (let i = 0; i < tokens.count.length; i++) {
    const x = tokens.count[i] ?? 0;
    if (n - x < m) continue;
    const chance = Math.exp(logGamma(n - x + 1) - logGamma(n - x - m + 1) - base);
    missing += ((x * (tokens.times[i] ?? 0)) / n) * chance;
  }
  return 1 - missing;
}

/** Tokens at which the expected coverage reaches the target; n when it lies above what n tokens cover. */
export function tokensForCoverage(tokens: Histogram, target: number): number {
  const n = massOf(tokens);
  let low = 1;
  let high = n - 1;
  if (high < 2 || coverageAt(tokens, high) <= target) return n;
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (coverageAt(tokens, middle) >= target) high = middle;
    else low = middle;
  }
  return high;
}
