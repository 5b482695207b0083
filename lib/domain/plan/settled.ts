/**
 * Human-equivalent samples of a lineage in the long run: N(λ, ∞) = λM·Σ_{j≥0}(1 − s_j), s_0 = exp(−n/M),
 * s_{j+1} = exp(−(1−λ)(1−s_j)) (statistics.md 8). Given fresh human share λ in (0, 1], bundle M, observed n.
 * Assumes unbiased re-sampling.
 */
export function settledEquivalent(share: number, bundle: number, observed: number): number {
  let silent = Math.exp(-observed / bundle);
  let sum = 0;
  for (let j = 0; j < 10_000; j++) {
    sum += 1 - silent;
    if (1 - silent < 1e-9) break;
    silent = Math.exp(-(1 - share) * (1 - silent));
    if (share >= 1) break;
  }
  return share * bundle * sum;
}

/** Least share in [0, 1] that holds, by bisection; null when not even 1 does. `holds` must not turn false again. */
export function leastShare(holds: (share: number) => boolean): number | null {
  if (!holds(1)) return null;
  if (holds(0)) return 0;
  let low = 0;
  let high = 1;
  while (high - low > 1e-4) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}

/**
 * λ*: least fresh human share that holds `recall(N) ≥ target` for ever; null when even all-human bundles of this size do
 * not hold it. Given recall by human samples, rising.
 */
export function leastFreshShare(
  recall: (samples: number) => number,
  target: number,
  bundle: number,
  observed: number,
): number | null {
  return leastShare((share) => share > 0 && recall(settledEquivalent(share, bundle, observed)) >= target);
}

/** Samples that a bundle of fresh share λ counts for in variance: M(2λ − λ²) + 1 − λ (statistics.md 8, T8). */
export function effectiveBundle(bundle: number, share: number): number {
  return bundle * (2 * share - share ** 2) + 1 - share;
}

/** Least fresh share that keeps the inflation of variance 1/(2λ − λ²) at V or under: 1 − √(1 − 1/V), V ≥ 1. */
export function shareForInflation(inflation: number): number {
  return 1 - Math.sqrt(1 - 1 / inflation);
}
