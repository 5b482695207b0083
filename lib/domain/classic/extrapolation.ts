import { coverageAt } from "../stats/coverage.ts";
import { hillNumber } from "../stats/entropy.ts";
import { type Histogram, histogram } from "../stats/histogram.ts";
import { type Abundance, abundanceOf } from "./abundance.ts";
import { digamma } from "./digamma.ts";
import { minimumWithin } from "./minimum.ts";

/** Precision that R's optimize works to unless told otherwise. */
const PRECISION = Number.EPSILON ** 0.25;

export type Order = 0 | 1 | 2;

/** Counts as iNEXT reads them. `unseen`: kinds not seen (Chao 1984 with (n−1)/n). `a`: 1 less the share a draw adds. */
export interface Extrapolated {
  abundance: Abundance;
  held: Histogram;
  unseen: number;
  a: number;
}

/** Given counts by kind, zeros allowed. */
export function extrapolatedOf(counts: readonly number[]): Extrapolated {
  const abundance = abundanceOf(counts);
  const { n, f1, f2, positive } = abundance;
  const dense = new Uint32Array(Math.max(0, ...positive) + 1);
  for (const count of positive) dense[count] = (dense[count] ?? 0) + 1;
  const unseen = f2 > 0 ? (((n - 1) / n) * f1 ** 2) / (2 * f2) : (((n - 1) / n) * f1 * (f1 - 1)) / 2;
  return { abundance, held: histogram(dense), unseen, a: f1 > 0 ? (n * unseen) / (n * unseen + f1) : 1 };
}

/** Coverage of m units, fewer (between whole m linear) or more than were drawn (Chao, Jost 2012, eqs. 4a, 5, 12). */
export function coverageOf(of: Extrapolated, m: number): number {
  const { n, f1 } = of.abundance;
  if (m >= n) return 1 - (f1 / n) * of.a ** (m - n + 1);
  const below = Math.floor(m);
  const low = coverageAt(of.held, below);
  return m === below ? low : low + (m - below) * (coverageOf(of, below + 1) - low);
}

/** Richness estimated at infinity with its standard error: S + f0 (Chao 1984, 1987). */
export function chaoRichness({ abundance, unseen }: Extrapolated): { value: number; error: number } {
  const { n, f1, f2, observed, positive } = abundance;
  const value = observed + unseen;
  const share = (n - 1) / n;
  if (f1 > 0 && f2 > 0) {
    const r = f1 / f2;
    return { value, error: Math.sqrt(f2 * ((share / 2) * r ** 2 + share ** 2 * r ** 3 + (share ** 2 / 4) * r ** 4)) };
  }
  if (f1 > 1) {
    const variance =
      (share * f1 * (f1 - 1)) / 2 + (share ** 2 * f1 * (2 * f1 - 1) ** 2) / 4 - (share ** 2 * f1 ** 4) / (4 * value);
    return { value, error: Math.sqrt(variance) };
  }
  const missed = positive.reduce((sum, x) => sum + Math.exp(-x) - Math.exp(-2 * x), 0);
  const shared = positive.reduce((sum, x) => sum + x * Math.exp(-x), 0) ** 2 / n;
  return { value, error: Math.sqrt(Math.max(0, missed - shared)) };
}

/** Entropy at infinity in nats (Chao, Wang, Jost 2013, eq. 7; Chao, Jost 2015). */
export function asymptoticEntropy({ abundance }: Extrapolated): number {
  const { n, f1, f2, positive } = abundance;
  const seen = positive.reduce((sum, x) => sum + (x / n) * (digamma(n) - digamma(x)), 0);
  if (f1 === 0) return seen;
  const a = f2 > 0 ? (2 * f2) / ((n - 1) * f1 + 2 * f2) : 2 / ((n - 1) * (f1 - 1) + 2);
  let rest = 0;
  let power = 1 - a;
  for (let j = 0; power / (n + j) > 1e-18 && j < 1e8; j++) {
    rest += power / (n + j);
    power *= 1 - a;
  }
  return seen + (f1 / n) * rest;
}

/** Chance at infinity that two draws are of two kinds: 1 − Σx(x−1)/(n(n−1)), unbiased (Simpson 1949). */
export const asymptoticSimpson = ({ abundance: { n, positive } }: Extrapolated) =>
  1 - positive.reduce((sum, x) => sum + x * (x - 1), 0) / (n * (n - 1));

/**
 * Hill number at m units, between whole m linear, beyond n extrapolated towards its asymptote (Chao et al. 2014;
 * Chao, Jost 2015, eq. 10).
 */
export function hillAt(of: Extrapolated, q: Order, m: number): number {
  const { n } = of.abundance;
  if (m <= n) {
    const below = Math.floor(m);
    const low = hillNumber(of.held, q, below);
    return m === below ? low : low + (m - below) * (hillNumber(of.held, q, below + 1) - low);
  }
  const whole = hillNumber(of.held, q, n);
  if (q === 0) return whole + of.unseen * (1 - of.a ** (m - n));
  if (q === 2) return 1 / (1 / m + ((m - 1) / m) * (1 - asymptoticSimpson(of)));
  const limit = Math.exp(asymptoticEntropy(of));
  const before = hillNumber(of.held, 1, n - 1);
  const rate = limit === before ? 0 : (whole - before) / (limit - before);
  return whole + (limit - whole) * (1 - (1 - rate) ** (m - n));
}

/** Units that reach a coverage, real-valued; beyond n by the closed form (Chao, Jost 2012, eq. 12 solved for m). */
export function unitsForCoverage(of: Extrapolated, target: number): number {
  const { n, f1 } = of.abundance;
  if (target > coverageOf(of, n) && f1 > 0) return n + (Math.log(n / f1) + Math.log(1 - target)) / Math.log(of.a) - 1;
  return minimumWithin((m) => Math.abs(coverageOf(of, m) - target), 0, n, PRECISION);
}
