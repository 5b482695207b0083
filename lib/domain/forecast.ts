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

/**
 * Least fresh human share that holds `recall(N) ≥ target` for ever, by bisection; null when even all-human bundles
 * of this size do not hold it. Given recall of a stratum by human samples, rising.
 */
export function leastFreshShare(
  recall: (samples: number) => number,
  target: number,
  bundle: number,
  observed: number,
): number | null {
  const holds = (share: number) => recall(settledEquivalent(share, bundle, observed)) >= target;
  if (!holds(1)) return null;
  let low = 0;
  let high = 1;
  while (high - low > 1e-4) {
    const middle = (low + high) / 2;
    if (holds(middle)) high = middle;
    else low = middle;
  }
  return high;
}
