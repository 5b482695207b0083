import { normalCdf } from "../stats/normal.ts";

/** A statistic and its two-sided p. */
export interface Tested {
  statistic: number;
  p: number;
}

/** Energy distance √(2∫(F−G)²) of two ascending samples (Székely 2003; scipy's root). O(n). */
export function energyDistance(a: Float64Array, b: Float64Array): number {
  let [i, j, area] = [0, 0, 0];
  let previous = Math.min(a[0] ?? 0, b[0] ?? 0);
  while (i < a.length || j < b.length) {
    const x = Math.min(a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY);
    area += (i / a.length - j / b.length) ** 2 * (x - previous);
    previous = x;
    while (i < a.length && (a[i] as number) <= x) i++;
    while (j < b.length && (b[j] as number) <= x) j++;
  }
  return Math.sqrt(2 * area);
}

/** Distinct values of both samples, ascending, with how often each side holds them. */
export function pooledValues(a: Float64Array, b: Float64Array): { inA: number; inB: number }[] {
  const values: { inA: number; inB: number }[] = [];
  let [i, j] = [0, 0];
  while (i < a.length || j < b.length) {
    const x = Math.min(a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY);
    const at = { inA: i, inB: j };
    while (i < a.length && (a[i] as number) <= x) i++;
    while (j < b.length && (b[j] as number) <= x) j++;
    values.push({ inA: i - at.inA, inB: j - at.inB });
  }
  return values;
}

/** Sizes up to which the rank sum is exact, where nothing ties. */
const FEW = 8;

/**
 * Mann-Whitney U of the first sample, two-sided: exact up to eight on a side without ties, else normal with ties and
 * continuity (Mann, Whitney 1947; scipy's auto).
 */
export function mannWhitney(a: Float64Array, b: Float64Array): Tested {
  const values = pooledValues(a, b);
  let below = 0;
  let statistic = 0;
  let ties = 0;
  for (const { inA, inB } of values) {
    statistic += inA * (below + inB / 2);
    below += inB;
    ties += (inA + inB) ** 3 - (inA + inB);
  }
  const pairs = a.length * b.length;
  const larger = Math.max(statistic, pairs - statistic);
  if (ties === 0 && Math.min(a.length, b.length) <= FEW) {
    return { statistic, p: Math.min(1, 2 * exactRankTail(larger, a.length, b.length)) };
  }
  const n = a.length + b.length;
  const deviation = Math.sqrt((pairs / 12) * (n + 1 - ties / (n * (n - 1))));
  const z = (larger - pairs / 2 - 0.5) / deviation;
  return { statistic, p: Math.min(1, 2 * normalCdf(-z)) };
}

/** Chance of U at or above a value when nothing ties: coefficients of the Gaussian binomial. */
function exactRankTail(u: number, a: number, b: number): number {
  let ways = new Float64Array(a * b + 1);
  ways[0] = 1;
  for (let k = 1; k <= Math.min(a, b); k++) {
    const top = Math.max(a, b) + k;
    for (let at = ways.length - 1; at >= top; at--) ways[at] = (ways[at] as number) - (ways[at - top] as number);
    for (let at = k; at < ways.length; at++) ways[at] = (ways[at] as number) + (ways[at - k] as number);
  }
  ways = ways.map((each) => Math.round(each));
  const total = ways.reduce((sum, each) => sum + each, 0);
  return ways.subarray(Math.ceil(u)).reduce((sum, each) => sum + each, 0) / total;
}

/** Anderson-Darling statistic of two samples, ties at mid-ranks, standardised (Scholz, Stephens 1987, eq. 7; scipy). */
export function andersonDarling(a: Float64Array, b: Float64Array): number {
  const sizes = [a.length, b.length] as const;
  const n = sizes[0] + sizes[1];
  const sums = [0, 0];
  const seen = [0, 0];
  let before = 0;
  for (const { inA, inB } of pooledValues(a, b)) {
    const here = inA + inB;
    const middle = before + here / 2;
    const spread = middle * (n - middle) - (n * here) / 4;
    [inA, inB].forEach((own, side) => {
      const held = (seen[side] ?? 0) + own / 2;
      sums[side] = (sums[side] ?? 0) + ((here / n) * (n * held - middle * (sizes[side] ?? 0)) ** 2) / spread;
      seen[side] = (seen[side] ?? 0) + own;
    });
    before += here;
  }
  const statistic = ((n - 1) / n) * ((sums[0] ?? 0) / sizes[0] + (sums[1] ?? 0) / sizes[1]);
  return (statistic - 1) / Math.sqrt(varianceOf(sizes, n));
}

/** Variance of the two-sample Anderson-Darling statistic under no difference (Scholz, Stephens 1987, eq. 4). */
function varianceOf(sizes: readonly [number, number], n: number): number {
  const k = 2;
  const inverse = 1 / sizes[0] + 1 / sizes[1];
  let h = 0;
  let g = 0;
  for (let i = 1; i < n - 1; i++) {
    h += 1 / (n - i);
    g += h / (i + 1);
  }
  h += 1;
  const a = (4 * g - 6) * (k - 1) + (10 - 6 * g) * inverse;
  const b = (2 * g - 4) * k ** 2 + 8 * h * k + (2 * g - 14 * h - 4) * inverse - 8 * h + 4 * g - 6;
  const c = (6 * h + 2 * g - 2) * k ** 2 + (4 * h - 4 * g + 6) * k + (2 * h - 6) * inverse + 4 * h;
  const d = (2 * h + 6) * k ** 2 - 4 * h * k;
  return (a * n ** 3 + b * n ** 2 + c * n + d) / ((n - 1) * (n - 2) * (n - 3));
}
