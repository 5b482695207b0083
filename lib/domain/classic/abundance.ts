/** Counts of kinds reduced to what the estimators read: `f1`, `f2`: kinds counted once and twice. */
export interface Abundance {
  n: number;
  observed: number;
  f1: number;
  f2: number;
  /** Counts above zero. */
  positive: number[];
}

/** Given counts by kind, zeros allowed. O(kinds). */
export function abundanceOf(counts: readonly number[]): Abundance {
  const positive = counts.filter((count) => count > 0);
  const times = (x: number) => positive.filter((count) => count === x).length;
  return {
    n: positive.reduce((sum, count) => sum + count, 0),
    observed: positive.length,
    f1: times(1),
    f2: times(2),
    positive,
  };
}

/** Richness S + f1(f1−1)/(2(f2+1)), in kinds (Chao 1984, bias-corrected; scikit-bio and vegan). */
export const chao1 = ({ observed, f1, f2 }: Abundance) => observed + (f1 * (f1 - 1)) / (2 * (f2 + 1));

/** Richness S + f1²/(2·f2), in kinds; the bias-corrected form where f1 or f2 is 0 (Chao 1984). */
export const chao1Classic = (of: Abundance) =>
  of.f1 > 0 && of.f2 > 0 ? of.observed + of.f1 ** 2 / (2 * of.f2) : chao1(of);

const ofCorrected = (f1: number, f2: number) =>
  (f1 * (f1 - 1)) / (2 * (f2 + 1)) +
  (f1 * (2 * f1 - 1) ** 2) / (4 * (f2 + 1) ** 2) +
  (f1 ** 2 * f2 * (f1 - 1) ** 2) / (4 * (f2 + 1) ** 4);

const ofNoDoubles = (f1: number, richness: number) =>
  (f1 * (f1 - 1)) / 2 + (f1 * (2 * f1 - 1) ** 2) / 4 - f1 ** 4 / (4 * richness);

/** Standard error of bias-corrected Chao1 by the delta method over multinomial frequencies (Chao 1987; vegan's convention). */
export function chao1Error(of: Abundance): number {
  const { f1, f2, observed } = of;
  const richness = chao1(of);
  if (f2 > 0) {
    const bySingles = (f1 * (2 * f1 - 1)) / (2 * (f2 + 1));
    const byDoubles = (-f2 * f1 * (f1 - 1)) / (2 * (f2 + 1) ** 2);
    const shared = bySingles + byDoubles - (richness - observed);
    return Math.sqrt(ofCorrected(f1, f2) - shared ** 2 / richness);
  }
  return f1 > 0 ? Math.sqrt(ofNoDoubles(f1, richness)) : 0;
}

/** 95% interval of bias-corrected Chao1, log-normal over what is unseen (Chao 1987; scikit-bio, z = 1.96). */
export function chao1Interval(of: Abundance): [low: number, high: number] {
  const { f1, f2, observed, n } = of;
  const z = 1.96;
  if (f1 === 0) {
    const missed = Math.exp(-n / observed);
    const richness = observed / (1 - missed);
    const half = z * Math.sqrt((observed * missed) / (1 - missed));
    return [Math.max(observed, richness - half), richness + half];
  }
  const richness = chao1(of);
  const variance = f2 > 0 ? ofCorrected(f1, f2) : ofNoDoubles(f1, richness);
  const unseen = richness - observed;
  const factor = Math.exp(z * Math.sqrt(Math.log(1 + variance / unseen ** 2)));
  return [observed + unseen / factor, observed + unseen * factor];
}

/** Good's coverage 1 − f1/n (Good 1953). */
export const goodsCoverage = ({ f1, n }: Abundance) => 1 - f1 / n;

/** Robbins' estimate of the unseen mass as scikit-bio computes it: f1/n (Robbins 1968 has f1/(n+1)). */
export const robbins = ({ f1, n }: Abundance) => f1 / n;

/** 95% interval of the unseen mass f1/n (Esty 1983; scikit-bio's z). May leave [0, 1]. */
export function estyInterval({ f1, f2, n }: Abundance): [low: number, high: number] {
  const half = 1.959963985 * Math.sqrt((f1 * (n - f1) + 2 * n * f2) / n ** 3);
  return [f1 / n - half, f1 / n + half];
}
