import { logGamma } from "../stats/beta.ts";
import { roundHalfEven } from "./rounding.ts";

/** Greatest distance of two distribution functions, in steps of 1/(n₁·n₂), and as a number. */
export interface KolmogorovDistance {
  statistic: number;
  /** Statistic × n₁·n₂, a whole number. */
  steps: number;
  a: number;
  b: number;
}

/** Kolmogorov-Smirnov statistic max |F₁ − F₂| of two ascending samples (Smirnov 1939). O(n). */
export function kolmogorovDistance(a: ArrayLike<number>, b: ArrayLike<number>): KolmogorovDistance {
  let [i, j, steps] = [0, 0, 0];
  while (i < a.length || j < b.length) {
    const x = Math.min(a[i] ?? Number.POSITIVE_INFINITY, b[j] ?? Number.POSITIVE_INFINITY);
    while (i < a.length && (a[i] as number) <= x) i++;
    while (j < b.length && (b[j] as number) <= x) j++;
    steps = Math.max(steps, Math.abs(i * b.length - j * a.length));
  }
  return { statistic: steps / (a.length * b.length), steps, a: a.length, b: b.length };
}

/**
 * Exact two-sided p: share of the lattice paths from (0,0) to (n₁,n₂) that leave the band, each step weighted
 * (Hodges 1958; Kim, Jennrich 1973). All terms are positive, so that small p keep their digits. Ties are taken as
 * untied, which is conservative. O(n₁·n₂).
 */
export function exactKolmogorovP({ steps, a, b }: KolmogorovDistance): number {
  const out = new Float64Array(b + 1);
  for (let i = 0; i <= a; i++) {
    for (let j = 0; j <= b; j++) {
      if (Math.abs(i * b - j * a) >= steps) out[j] = 1;
      else if (i === 0 && j === 0) out[j] = 0;
      else {
        const fromLeft = i > 0 ? (i / (i + j)) * (out[j] as number) : 0;
        out[j] = fromLeft + (j > 0 ? (j / (i + j)) * (out[j - 1] as number) : 0);
      }
    }
  }
  return steps === 0 ? 1 : (out[b] as number);
}

/** p as scipy's `asymp` has it: that of one sample of round(n₁n₂/(n₁+n₂)) against a known law. */
export const pooledKolmogorovP = ({ statistic, a, b }: KolmogorovDistance) =>
  oneSampleTail(statistic, roundHalfEven((a * b) / (a + b)));

/**
 * Chance that one sample of n lies at least d from its law, two-sided: the exact matrix power near the middle
 * (Marsaglia, Tsang, Wang 2003), twice the one-sided chance in the tail, where both at once cannot happen but for
 * 1e-10 of it (Simard, L'Ecuyer 2011).
 */
function oneSampleTail(d: number, n: number): number {
  if (d >= 1) return 0;
  if (n * d <= 0.5) return 1;
  if (n * d * d >= 2.2 && (n > 140 || n * d * d > 4)) return Math.min(1, 2 * oneSidedTail(d, n));
  if (d >= 0.5) return Math.min(1, 2 * oneSidedTail(d, n));
  return 1 - matrixCdf(d, n);
}

/** Chance that the greatest excess of one sample is at least d (Birnbaum, Tingey 1951). */
function oneSidedTail(d: number, n: number): number {
  let sum = (1 - d) ** n;
  for (let j = 1; j <= Math.floor(n * (1 - d)); j++) {
    const rest = 1 - d - j / n;
    if (rest <= 0) continue;
    const ways = logGamma(n + 1) - logGamma(j + 1) - logGamma(n - j + 1);
    sum += d * Math.exp(ways + (n - j) * Math.log(rest) + (j - 1) * Math.log(d + j / n));
  }
  return sum;
}

function matrixCdf(d: number, n: number): number {
  const k = Math.ceil(n * d);
  const m = 2 * k - 1;
  let { matrix: power, scale } = { matrix: firstMatrix(m, k - n * d), scale: 0 };
  let result = Float64Array.from({ length: m * m }, (_, at) => (Math.floor(at / m) === at % m ? 1 : 0));
  let resultScale = 0;
  for (let left = n; left > 0; left >>= 1) {
    if (left & 1) {
      result = product(result, power, m);
      resultScale += scale + rescale(result);
    }
    power = product(power, power, m);
    scale = 2 * scale + rescale(power);
  }
  const logFactor = logGamma(n + 1) - n * Math.log(n) + resultScale * Math.LN10;
  return (result[(k - 1) * m + k - 1] ?? 0) * Math.exp(logFactor);
}

function firstMatrix(m: number, h: number): Float64Array {
  const matrix = Float64Array.from({ length: m * m }, (_, at) => (Math.floor(at / m) - (at % m) + 1 < 0 ? 0 : 1));
  const change = (at: number, by: number) => {
    matrix[at] = (matrix[at] ?? 0) + by;
  };
  for (let i = 0; i < m; i++) {
    change(i * m, -(h ** (i + 1)));
    change((m - 1) * m + i, -(h ** (m - i)));
  }
  change((m - 1) * m, 2 * h - 1 > 0 ? (2 * h - 1) ** m : 0);
  for (let i = 0; i < m; i++) {
    for (let j = 0; j < Math.min(m, i + 1); j++) {
      for (let g = 1; g <= i - j + 1; g++) matrix[i * m + j] = (matrix[i * m + j] ?? 0) / g;
    }
  }
  return matrix;
}

function product(a: Float64Array, b: Float64Array, m: number): Float64Array<ArrayBuffer> {
  const c = new Float64Array(m * m);
  for (let i = 0; i < m; i++) {
    for (let k = 0; k < m; k++) {
      const x = a[i * m + k] as number;
      for (let j = 0; j < m; j++) c[i * m + j] = (c[i * m + j] as number) + x * (b[k * m + j] as number);
    }
  }
  return c;
}

/** Divides by a power of ten where numbers grow past doubles, and returns its exponent. */
function rescale(matrix: Float64Array): number {
  const largest = matrix.reduce((most, x) => Math.max(most, x), 0);
  if (largest < 1e140) return 0;
  for (let at = 0; at < matrix.length; at++) matrix[at] = (matrix[at] as number) * 1e-140;
  return 140;
}
