/**
 * Hill's estimate of the tail index ξ: mean of ln(x_i/x_{k+1}) over the k greatest of n ascending sizes (Hill 1975); of
 * a Pareto law with exponent α it is 1/α. NaN where the k+1-th is not above zero or nothing is asked. Scale moves nothing.
 */
export function hillIndex(ascending: Float64Array, k: number): number {
  const n = ascending.length;
  const base = k > 0 && k < n ? (ascending[n - k - 1] as number) : 0;
  if (!(base > 0)) return Number.NaN;
  let sum = 0;
  for (let i = n - k; i < n; i++) sum += Math.log((ascending[i] as number) / base);
  return sum / k;
}
