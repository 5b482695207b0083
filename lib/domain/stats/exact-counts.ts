import { betaQuantile, logGamma } from "./beta.ts";

const logChoose = (n: number, k: number) => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/**
 * Chance of `x` or fewer hits among `draws` without replacement from a pool of `pool` that holds `hits`.
 * Source: Fisher's exact test, lower tail. O(x).
 */
export function hypergeometricLowerTail(x: number, draws: number, hits: number, pool: number): number {
  const least = Math.max(0, draws + hits - pool);
  if (x < least) return 0;
  let sum = 0;
  for (let k = least; k <= Math.min(x, hits, draws); k++) {
    sum += Math.exp(logChoose(hits, k) + logChoose(pool - hits, draws - k) - logChoose(pool, draws));
  }
  return Math.min(1, sum);
}

/** Exact (Clopper, Pearson 1934) two-sided interval of a share, x of n, at the given confidence. */
export function clopperPearson(x: number, n: number, confidence: number): { low: number; high: number } {
  const alpha = 1 - confidence;
  return {
    low: x === 0 ? 0 : betaQuantile(alpha / 2, x, n - x + 1),
    high: x === n ? 1 : betaQuantile(1 - alpha / 2, x + 1, n - x),
  };
}

/**
 * Ratio of two rates with its exact 95% interval: Clopper-Pearson on x_G/(x_C+x_G), odds times exposure ratio.
 * Returns null when the control never holds the event (the ratio has no scale).
 */
export function rateRatio(
  generation: { hits: number; exposure: number },
  control: { hits: number; exposure: number },
): { value: number; low: number; high: number } | null {
  if (control.hits === 0) return null;
  const scale = control.exposure / generation.exposure;
  const share = clopperPearson(generation.hits, generation.hits + control.hits, 0.95);
  const odds = (p: number) => (p >= 1 ? Number.MAX_VALUE : p / (1 - p));
  return {
    value: (generation.hits / control.hits) * scale,
    low: odds(share.low) * scale,
    high: odds(share.high) * scale,
  };
}

/** Holm's step-down adjusted p-values, in the order given (Holm 1979). */
export function holm(ps: readonly number[]): number[] {
  const order = ps.map((_, i) => i).sort((i, j) => (ps[i] ?? 1) - (ps[j] ?? 1) || i - j);
  const adjusted = new Array<number>(ps.length).fill(1);
  let running = 0;
  order.forEach((index, rank) => {
    running = Math.max(running, Math.min(1, (ps.length - rank) * (ps[index] ?? 1)));
    adjusted[index] = running;
  });
  return adjusted;
}
