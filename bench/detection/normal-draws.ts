import type { Random } from "#domain/stats/random.ts";

/** One draw from the standard normal law (Box, Muller 1958). */
export function normal(source: Random): number {
  return Math.sqrt(-2 * Math.log(1 - source.uniform())) * Math.cos(2 * Math.PI * source.uniform());
}

/** Mean and standard deviation with divisor n: the estimate of maximum likelihood, which shrinks. */
export function fitted(values: readonly number[]): { mean: number; deviation: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / values.length;
  return { mean, deviation: Math.sqrt(variance) };
}
