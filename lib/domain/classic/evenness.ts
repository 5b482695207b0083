import { minimumFrom } from "./minimum.ts";

const sharesOf = (counts: readonly number[]) => {
  const n = counts.reduce((sum, count) => sum + count, 0);
  return counts.filter((count) => count > 0).map((count) => count / n);
};

/** Shannon entropy of the observed shares, in nats, uncorrected (Shannon 1948). */
export const shannon = (counts: readonly number[]) =>
  -sharesOf(counts).reduce((sum, share) => sum + share * Math.log(share), 0);

/** Chance that two draws with replacement are of two kinds: 1 − Σp² (Simpson 1949). */
export const simpson = (counts: readonly number[]) =>
  1 - sharesOf(counts).reduce((sum, share) => sum + share * share, 0);

/** Entropy over its largest value, H/ln S (Pielou 1966). Null for one kind. */
export function pielou(counts: readonly number[]): number | null {
  const kinds = sharesOf(counts).length;
  return kinds > 1 ? shannon(counts) / Math.log(kinds) : null;
}

/** Share of the commonest kind (Berger, Parker 1970). */
export const bergerParker = (counts: readonly number[]) => Math.max(...sharesOf(counts));

/** Hill number of order q of the observed shares, uncorrected; q may be 1 or Infinity (Hill 1973). */
export function observedHill(counts: readonly number[], q: number): number {
  const shares = sharesOf(counts);
  if (q === 1) return Math.exp(shannon(counts));
  if (q === Number.POSITIVE_INFINITY) return 1 / Math.max(...shares);
  return shares.reduce((sum, share) => sum + share ** q, 0) ** (1 / (1 - q));
}

/** Gini index under the Lorenz curve by rectangles, zeros counted (scikit-bio). Equal counts give −1/kinds, not 0. */
export function giniByRectangles(counts: readonly number[]): number {
  const sorted = counts.toSorted((a, b) => a - b);
  const total = sorted.reduce((sum, count) => sum + count, 0);
  let running = 0;
  const under = sorted.reduce((sum, count) => {
    running += count;
    return sum + running / total;
  }, 0);
  return 1 - (2 * under) / sorted.length;
}

/** Gini index of equal counts 0 (Gini 1912): mean absolute difference over twice the mean, zeros counted. */
export const gini = (counts: readonly number[]) => giniByRectangles(counts) + 1 / counts.length;

/**
 * Fisher's α of the log series, S = α·ln(1 + n/α) (Fisher, Corbet, Williams 1943), by least squares as scikit-bio.
 * Null where every kind was counted once: no finite α fits.
 */
export function fisherAlpha(counts: readonly number[]): number | null {
  const positive = counts.filter((count) => count > 0);
  const n = positive.reduce((sum, count) => sum + count, 0);
  if (n === positive.length) return null;
  return minimumFrom((alpha) => (alpha * Math.log(1 + n / alpha) - positive.length) ** 2);
}
