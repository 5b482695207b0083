export const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;

/** Standard deviation with n - 1. */
export function deviation(values: readonly number[]): number {
  const centre = mean(values);
  return Math.sqrt(values.reduce((sum, each) => sum + (each - centre) ** 2, 0) / (values.length - 1));
}

/** Share of values that pass. */
export const shareOf = <T>(values: readonly T[], passes: (value: T) => boolean) =>
  values.filter(passes).length / values.length;

/**
 * Kolmogorov-Smirnov distance of p-values from the uniform law on (0, 1], and the chance of a greater one (asymptotic
 * series; Stephens 1970 for small n). Values on a grid of 1/1,000 read up to that much further away.
 */
export function uniformity(values: readonly number[]): { distance: number; p: number } {
  const n = values.length;
  const distance = values
    .toSorted((a, b) => a - b)
    .reduce((most, each, i) => Math.max(most, Math.abs((i + 1) / n - each), Math.abs(each - i / n)), 0);
  const lambda = (Math.sqrt(n) + 0.12 + 0.11 / Math.sqrt(n)) * distance;
  let p = 0;
  for (let k = 1; k <= 100; k++) p += 2 * (-1) ** (k - 1) * Math.exp(-2 * k * k * lambda * lambda);
  return { distance, p: lambda < 0.3 ? 1 : Math.min(1, Math.max(0, p)) };
}

export const fixed = (value: number, digits = 3) => (Number.isFinite(value) ? value.toFixed(digits) : "");
