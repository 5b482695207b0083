import { studentUpperTail } from "../stats/beta.ts";
import { normalCdf, normalQuantile } from "../stats/normal.ts";
import { ranked } from "../stats/serial.ts";
import { kendallS } from "../stats/trend.ts";
import { roundHalfEven } from "./rounding.ts";

/** Mann-Kendall test of a series, as pyMannKendall names its parts. */
export interface TrendTest {
  trend: "increasing" | "decreasing" | "no trend";
  h: boolean;
  p: number;
  z: number;
  Tau: number;
  s: number;
  var_s: number;
  slope: number;
  intercept: number;
}

const LEVEL = 0.05;

const tiesOf = (values: readonly number[]) =>
  Array.from(
    Map.groupBy(values, (x) => x),
    ([, same]) => same.length,
  );

/** Variance of Kendall's S, corrected for ties (Kendall 1975). */
function varianceOf(values: readonly number[]): number {
  const part = (n: number) => n * (n - 1) * (2 * n + 5);
  return (part(values.length) - tiesOf(values).reduce((sum, ties) => sum + part(ties), 0)) / 18;
}

const middleOf = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) / 2;
  return ((sorted[Math.floor(place)] ?? 0) + (sorted[Math.ceil(place)] ?? 0)) / 2;
};

const slopesOf = (values: readonly number[]) =>
  values.flatMap((later, j) => values.slice(0, j).map((sooner, i) => (later - sooner) / (j - i)));

/** Two-sided Mann-Kendall, normal with ties and continuity (Mann 1945; Kendall 1975). Given at least two values. */
export const mannKendall = (values: readonly number[]) => trendTest(values, varianceOf(values));

/**
 * Mann-Kendall with the variance corrected for serial correlation of the ranks without their trend (Hamed, Rao 1998).
 * The correction is added whatever its sign, as pyMannKendall does: an alternating series would have none left.
 */
export function hamedRao(values: readonly number[]): TrendTest {
  const n = values.length;
  const slope = middleOf(slopesOf(values));
  const ranks = ranked(values.map((x, i) => x - (i + 1) * slope));
  const mean = ranks.reduce((sum, rank) => sum + rank, 0) / n;
  const apart = ranks.map((rank) => rank - mean);
  const variance = apart.reduce((sum, x) => sum + x * x, 0);
  const significant = normalQuantile(1 - LEVEL / 2) / Math.sqrt(n);
  let sum = 0;
  for (let lag = 1; lag < n && variance > 0; lag++) {
    const r = apart.slice(lag).reduce((total, x, i) => total + x * (apart[i] ?? 0), 0) / variance;
    if (Math.abs(r) > significant) sum += (n - lag) * (n - lag - 1) * (n - lag - 2) * r;
  }
  return trendTest(values, varianceOf(values) * (1 + (2 / (n * (n - 1) * (n - 2))) * Math.abs(sum)));
}

function trendTest(values: readonly number[], variance: number): TrendTest {
  const n = values.length;
  const s = kendallS(values);
  const z = s === 0 ? 0 : (s - Math.sign(s)) / Math.sqrt(variance);
  const slope = middleOf(slopesOf(values));
  const h = Math.abs(z) > normalQuantile(1 - LEVEL / 2);
  return {
    trend: h ? (z < 0 ? "decreasing" : "increasing") : "no trend",
    h,
    // The peer's own rounding: 1 less the distribution function.
    p: 2 * (1 - (1 - normalCdf(-Math.abs(z)))),
    z,
    Tau: s / ((n * (n - 1)) / 2),
    s,
    var_s: variance,
    slope,
    intercept: middleOf(values) - ((n - 1) / 2) * slope,
  };
}

/** Theil-Sen slope and intercept over places 0..n−1 with the normal 95% interval of the slope (Sen 1968; scipy). */
export function theilSenOf(values: readonly number[]): [slope: number, intercept: number, low: number, high: number] {
  const slopes = slopesOf(values).toSorted((a, b) => a - b);
  const reach = normalQuantile(0.975) * Math.sqrt(varianceOf(values));
  const upper = Math.min(roundHalfEven((slopes.length + reach) / 2), slopes.length - 1);
  const lower = Math.max(roundHalfEven((slopes.length - reach) / 2) - 1, 0);
  const slope = middleOf(slopes);
  const intercept = middleOf(values) - slope * ((values.length - 1) / 2);
  return [slope, intercept, slopes[lower] ?? slope, slopes[upper] ?? slope];
}

/** Points up to which the order of untied values is counted out. */
const EXACT = 33;

/** Kendall's τ-b of a series with its places, two-sided: exact where nothing ties, else normal (Kendall 1945; scipy). Null for a constant. */
export function kendallTau(values: readonly number[]): { tau: number; p: number } | null {
  const n = values.length;
  const pairs = (n * (n - 1)) / 2;
  const ties = tiesOf(values);
  const tied = ties.reduce((sum, t) => sum + (t * (t - 1)) / 2, 0);
  if (tied === pairs) return null;
  const s = kendallS(values);
  const tau = s / Math.sqrt(pairs) / Math.sqrt(pairs - tied);
  const falling = (pairs - tied - s) / 2;
  const rarer = Math.min(falling, pairs - falling);
  if (tied === 0 && (n <= EXACT || rarer <= 1)) return { tau, p: Math.min(1, 2 * atMostInversions(rarer, n)) };
  return { tau, p: Math.min(1, 2 * normalCdf(-Math.abs(s) / Math.sqrt(varianceOf(values)))) };
}

/** Chance of at most so many inversions when every order is equally likely (MacMahon 1915). */
function atMostInversions(most: number, n: number): number {
  let chance = Float64Array.from({ length: most + 1 }, (_, at) => (at === 0 ? 1 : 0));
  for (let i = 2; i <= n; i++) {
    let window = 0;
    chance = chance.map((each, at) => {
      window += each - (at >= i ? (chance[at - i] ?? 0) : 0);
      return window / i;
    });
  }
  return chance.reduce((sum, each) => sum + each, 0);
}

/** Spearman's rank correlation with the places, two-sided by Student's t (Spearman 1904; scipy). Null for a constant. */
export function spearman(values: readonly number[]): { rho: number; p: number } | null {
  const n = values.length;
  const ranks = ranked(values);
  const mean = (n + 1) / 2;
  const own = ranks.reduce((sum, rank) => sum + (rank - mean) ** 2, 0);
  if (own === 0) return null;
  const across = ranks.reduce((sum, rank, i) => sum + (rank - mean) * (i + 1 - mean), 0);
  const rho = across / Math.sqrt((own * (n * (n * n - 1))) / 12);
  const t = rho * Math.sqrt((n - 2) / ((1 + rho) * (1 - rho)));
  return { rho, p: Math.abs(rho) >= 1 ? 0 : 2 * studentUpperTail(Math.abs(t), n - 2) };
}
