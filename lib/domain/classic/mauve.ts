/** Mixtures on the curve, how near they come to either law, and the scale of the exponent. */
const MIXTURES = 25;
const EDGE = 1e-6;
const SCALE = 5;

type Point = readonly [x: number, y: number];

/** Divergence in nats; Infinity where q has nothing and p something. */
function kullbackLeibler(p: ArrayLike<number>, q: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < p.length; i++) {
    const share = p[i] as number;
    if (share > 0) sum += share * Math.log(share / (q[i] as number));
  }
  return sum;
}

/**
 * The divergence frontier of two histograms over the same buckets: (exp(−5 KL(q‖r)), exp(−5 KL(p‖r))) for mixtures r of
 * both, from all q to all p, with the two ends of the axes. Source: Pillutla et al. 2021, eq. 2.
 */
export function divergenceCurve(p: readonly number[], q: readonly number[]): Point[] {
  const curve = Array.from({ length: MIXTURES }, (_, step): Point => {
    const weight = EDGE + ((1 - 2 * EDGE) * step) / (MIXTURES - 1);
    const mixture = p.map((share, i) => weight * share + (1 - weight) * (q[i] ?? 0));
    return [Math.exp(-SCALE * kullbackLeibler(q, mixture)), Math.exp(-SCALE * kullbackLeibler(p, mixture))];
  });
  return [[1, 0], ...curve, [0, 1]];
}

/** Area under points, sorted along the first coordinate and, where it ties, down the second. */
function areaUnder(points: readonly Point[]): number {
  const sorted = points.toSorted(([ax, ay], [bx, by]) => ax - bx || by - ay);
  return sorted.reduce((sum, [x, y], i) => {
    const [left, height] = sorted[i - 1] ?? [x, y];
    return sum + ((x - left) * (y + height)) / 2;
  }, 0);
}

/** MAUVE of two histograms: the area under their divergence frontier, read both ways and averaged. Compared with other tools only. */
export function mauveOfHistograms(p: readonly number[], q: readonly number[]): number {
  const curve = divergenceCurve(p, q);
  return (areaUnder(curve) + areaUnder(curve.map(([x, y]): Point => [y, x]))) / 2;
}

/** Frontier integral: 2 ∫ λ KL(p‖r) + (1 − λ) KL(q‖r) dλ, closed form a bucket (Liu et al. 2021, proposition 1). */
export function frontierIntegral(p: readonly number[], q: readonly number[]): number {
  return p.reduce((sum, a, i) => {
    const b = q[i] ?? 0;
    if (a === b) return sum;
    const mean = (a + b) / 2;
    if (a === 0 || b === 0) return sum + mean;
    return sum + mean - ((a * b) / (a - b)) * Math.log(a / b);
  }, 0);
}

/** Shares with half a count added to every bucket (Krichevsky, Trofimov 1981), from shares of n. */
export const smoothed = (shares: readonly number[], n: number) =>
  shares.map((share) => (share * n + 0.5) / (n + shares.length / 2));
