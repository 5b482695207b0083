import type { RowValues } from "../stats/packed.ts";

/** Mean of the columns, and their covariances (width × width). */
export interface Moments {
  mean: Float64Array;
  covariance: Float64Array;
}

/** Mean and covariance with divisor n − 1. Given at least two rows of `width` numbers. O(n · width²). */
export function momentsOfRows(rows: RowValues, width: number): Moments {
  const n = rows.length / width;
  const mean = new Float64Array(width);
  for (let at = 0; at < rows.length; at++) mean[at % width] = (mean[at % width] as number) + (rows[at] as number) / n;
  const covariance = new Float64Array(width * width);
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < width; j++) {
      const own = (rows[i * width + j] as number) - (mean[j] as number);
      for (let k = 0; k <= j; k++) {
        const other = (rows[i * width + k] as number) - (mean[k] as number);
        covariance[j * width + k] = (covariance[j * width + k] as number) + (own * other) / (n - 1);
      }
    }
  }
  for (let j = 0; j < width; j++)
    for (let k = 0; k < j; k++) covariance[k * width + j] = covariance[j * width + k] as number;
  return { mean, covariance };
}
