import { symmetricEigenvalues } from "../stats/eigenvalues.ts";
import type { RowValues } from "../stats/packed.ts";
import { momentsOfRows } from "./covariance.ts";
import { jacobi } from "./jacobi.ts";

/**
 * Squared Fréchet distance of the normal laws with the means and covariances (divisor n − 1) of two sets of rows:
 * ‖μ − ν‖² + tr S + tr T − 2 tr (S^½ T S^½)^½. Given at least two rows a side; compared with other tools only.
 * Source: Dowson, Landau 1982, eq. 4; Heusel et al. 2017. O(n · d² + d³).
 */
export function frechetDistance(a: RowValues, b: RowValues, width: number): number {
  const [p, q] = [momentsOfRows(a, width), momentsOfRows(b, width)];
  const apart = p.mean.reduce((sum, x, k) => sum + (x - (q.mean[k] as number)) ** 2, 0);
  const trace = (matrix: Float64Array) => {
    let sum = 0;
    for (let k = 0; k < width; k++) sum += matrix[k * width + k] as number;
    return sum;
  };
  const root = squareRoot(p.covariance, width);
  const between = symmetricEigenvalues(times(times(root, q.covariance, width), root, width), width);
  const shared = between.reduce((sum, value) => sum + Math.sqrt(Math.max(0, value)), 0);
  return apart + trace(p.covariance) + trace(q.covariance) - 2 * shared;
}

function squareRoot(matrix: Float64Array, n: number): Float64Array {
  const { values, vectors } = jacobi(matrix, n);
  const scaled = vectors.map((x, at) => x * Math.sqrt(Math.max(0, values[at % n] as number)));
  const transposed = vectors.map((_, at) => vectors[(at % n) * n + Math.floor(at / n)] as number);
  return times(scaled, transposed, n);
}

function times(a: Float64Array, b: Float64Array, n: number): Float64Array {
  const out = new Float64Array(n * n);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < n; k++) {
      const x = a[i * n + k] as number;
      for (let j = 0; j < n; j++) out[i * n + j] = (out[i * n + j] as number) + x * (b[k * n + j] as number);
    }
  }
  return out;
}
