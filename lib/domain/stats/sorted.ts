/** Quantile of ascending numbers, linear between them (Hyndman, Fan 1996, type 7). Given at least one. */
export function quantileOf(ascending: ArrayLike<number>, share: number): number {
  const place = share * (ascending.length - 1);
  const below = Math.floor(place);
  const low = ascending[below] ?? Number.NaN;
  const high = ascending[Math.min(below + 1, ascending.length - 1)] ?? Number.NaN;
  const part = place - below;
  // A weighted sum, since the difference of two finite numbers may not be finite.
  return part === 0 ? low : low * (1 - part) + high * part;
}

/** Mean and unbiased variance of ascending numbers. */
export interface Moments {
  mean: number;
  variance: number;
}

/**
 * Moments with both ends drawn in to the quantiles `trim` and 1 − `trim` (winsorised; Dixon, Tukey 1968): a few wild
 * values move them little. `trim` 0: plain. Needs two numbers. O(n).
 */
export function momentsOf(ascending: Float64Array, trim: number): Moments {
  const n = ascending.length;
  const low = trim > 0 ? quantileOf(ascending, trim) : Number.NEGATIVE_INFINITY;
  const high = trim > 0 ? quantileOf(ascending, 1 - trim) : Number.POSITIVE_INFINITY;
  // About the middle number, so that no digits are lost far from zero.
  const about = ascending[n >> 1] as number;
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < n; i++) {
    const x = ascending[i] as number;
    const d = Math.max(low, Math.min(x, high)) - about;
    sum += d;
    squares += d * d;
  }
  return { mean: about + sum / n, variance: Math.max(0, (squares - (sum * sum) / n) / (n - 1)) };
}

/** Wasserstein-1 distance of two ascending samples: the area between their distribution functions (Vallender 1974). O(n). */
export function areaBetween(a: Float64Array, b: Float64Array): number {
  let area = 0;
  let i = 0;
  let j = 0;
  let previous = Math.min(a[0] ?? 0, b[0] ?? 0);
  while (i < a.length || j < b.length) {
    const x = i < a.length ? (a[i] as number) : Number.POSITIVE_INFINITY;
    const y = j < b.length ? (b[j] as number) : Number.POSITIVE_INFINITY;
    const next = Math.min(x, y);
    area += Math.abs(i / a.length - j / b.length) * (next - previous);
    if (x <= next) i++;
    if (y <= next) j++;
    previous = next;
  }
  return area;
}
