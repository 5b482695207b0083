import { roundHalfEven } from "./rounding.ts";

/**
 * Unbiased squared maximum mean discrepancy of two columns of numbers: Gaussian kernel, σ² half the middle of all n²
 * squared distances within the reference, 1 where that is 0 (Gretton et al. 2012; evidently). O(n²), which two thousand a side bear.
 */
export function columnMmd(reference: readonly number[], current: readonly number[]): number {
  const n = reference.length;
  const distances = new Float64Array(n * n);
  reference.forEach((x, i) => {
    reference.forEach((y, j) => {
      distances[i * n + j] = (x - y) ** 2;
    });
  });
  const middle = distances.sort()[roundHalfEven((n * n - 1) / 2)] || 1;
  const sum = (a: readonly number[], b: readonly number[]) =>
    a.reduce((total, x) => total + b.reduce((row, y) => row + Math.exp(-((x - y) ** 2) / middle), 0), 0);
  const m = current.length;
  return (
    (sum(reference, reference) - n) / (n * (n - 1)) +
    (sum(current, current) - m) / (m * (m - 1)) -
    (2 * sum(reference, current)) / (n * m)
  );
}
