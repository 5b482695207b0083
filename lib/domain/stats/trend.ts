import { normalCdf, normalQuantile } from "./normal.ts";
import { ranked, serialCorrection } from "./serial.ts";

/** Points up to which the distribution of Kendall's S is exact. */
const EXACT = 10;

/** Kendall's S of a series: pairs that rise less pairs that fall, in the order given. O(n²). */
export function kendallS(values: readonly number[]): number {
  let s = 0;
  values.forEach((later, j) => {
    for (let i = 0; i < j; i++) s += Math.sign(later - (values[i] ?? 0));
  });
  return s;
}

/**
 * Chance of S at or below each value when every order of the series is equally likely, as a function.
 * Exact to ten points, ties included: the inversions of a multiset have the Gaussian multinomial as generating function
 * (MacMahon 1915). Beyond, normal with the tie-corrected variance and continuity (Kendall 1975).
 */
function lowerTailOf(values: readonly number[]): (s: number) => number {
  const n = values.length;
  if (n > EXACT) {
    const deviation = Math.sqrt(varianceOf(values));
    return (s) => (deviation > 0 ? normalCdf((s + 1) / deviation) : 1);
  }
  const ways = inversionsOf(values);
  const pairs = ways.length - 1;
  const total = ways.reduce((sum, each) => sum + each, 0);
  // With k inversions S = pairs − 2k, so that S ≤ s asks for k ≥ (pairs − s)/2.
  return (s) => {
    const least = Math.max(0, Math.ceil((pairs - s) / 2));
    return ways.slice(least).reduce((sum, each) => sum + each, 0) / total;
  };
}

/** Numbers of orders by inversions: ∏ [i] over the ranks, divided by the same for every run of ties. */
function inversionsOf(values: readonly number[]): number[] {
  let ways = [1];
  for (let i = 2; i <= values.length; i++) ways = timesRow(ways, i);
  for (const ties of tiesOf(values)) for (let i = 2; i <= ties; i++) ways = overRow(ways, i);
  return ways;
}

/** Times 1 + q + … + q^(i-1). */
function timesRow(ways: readonly number[], i: number): number[] {
  const product = new Array<number>(ways.length + i - 1).fill(0);
  ways.forEach((each, at) => {
    for (let k = 0; k < i; k++) product[at + k] = (product[at + k] ?? 0) + each;
  });
  return product;
}

/** Divided by 1 + q + … + q^(i-1), without a remainder. */
function overRow(ways: readonly number[], i: number): number[] {
  const quotient = new Array<number>(ways.length - i + 1).fill(0);
  quotient.forEach((_, at) => {
    let rest = ways[at] ?? 0;
    for (let k = 1; k < i && k <= at; k++) rest -= quotient[at - k] ?? 0;
    quotient[at] = rest;
  });
  return quotient;
}

function tiesOf(values: readonly number[]): number[] {
  const times = new Map<number, number>();
  for (const value of values) times.set(value, (times.get(value) ?? 0) + 1);
  return Array.from(times.values());
}

function varianceOf(values: readonly number[]): number {
  const part = (n: number) => n * (n - 1) * (2 * n + 5);
  return (part(values.length) - tiesOf(values).reduce((sum, ties) => sum + part(ties), 0)) / 18;
}

/**
 * One-sided p that a series falls (Mann 1945; Kendall 1975): exact to ten points, else normal. From ten points on the
 * larger of that and the p corrected for serial correlation (Hamed, Rao 1998): plain Mann-Kendall calls autocorrelated
 * noise a trend.
 * Given places (generation indices, ascending) and values, equally many.
 */
export function fallingP(places: readonly number[], values: readonly number[]): number {
  const s = kendallS(values);
  const p = lowerTailOf(values)(s);
  if (values.length < EXACT) return p;
  const slope = theilSen(places, values)?.slope ?? 0;
  const rest = values.map((value, i) => value - slope * (places[i] ?? 0));
  const deviation = Math.sqrt(varianceOf(values) * serialCorrection(ranked(rest)));
  return Math.max(p, deviation > 0 ? normalCdf((s + 1) / deviation) : 1);
}

/** Median of all pairwise slopes with its interval. */
export interface Slope {
  slope: number;
  low: number;
  high: number;
}

/**
 * Theil-Sen slope with the 95% interval of the slopes that Kendall's test does not reject (Sen 1968).
 * Null when the points are too few for an interval (under five), or share one place.
 */
export function theilSen(places: readonly number[], values: readonly number[]): Slope | null {
  const slopes = values
    .flatMap((later, j) =>
      values.slice(0, j).map((sooner, i) => (later - sooner) / ((places[j] ?? 0) - (places[i] ?? 0))),
    )
    .filter(Number.isFinite)
    .sort((a, b) => a - b);
  const outside = Math.floor((slopes.length - leastRejected(values)) / 2);
  const [low, high] = [slopes[outside], slopes[slopes.length - 1 - outside]];
  if (outside < 0 || low === undefined || high === undefined) return null;
  const middle = (slopes.length - 1) / 2;
  return { slope: ((slopes[Math.floor(middle)] ?? 0) + (slopes[Math.ceil(middle)] ?? 0)) / 2, low, high };
}

/** Least |S| that a two-sided test at 5% rejects; beyond all pairs when none is. */
function leastRejected(values: readonly number[]): number {
  const n = values.length;
  const pairs = (n * (n - 1)) / 2;
  if (n > EXACT) return normalQuantile(0.975) * Math.sqrt(varianceOf(values)) + 1;
  const lower = lowerTailOf(values);
  for (let s = 0; s <= pairs; s++) if (lower(-s) <= 0.025) return s;
  return pairs + 2;
}
