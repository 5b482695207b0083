/** Sweeps over all pairs at most; six to ten do. */
const MOST_SWEEPS = 60;

/** Eigenvalues and their vectors: vector k is column k of `vectors` (n × n, row after row). */
export interface Eigen {
  values: Float64Array;
  vectors: Float64Array;
}

/**
 * Eigenvalues and eigenvectors of a symmetric matrix by cyclic Jacobi rotations (Golub, Van Loan 2013, algorithm 8.5.3).
 * Given n × n finite numbers; they are left alone. O(n³) a sweep.
 */
export function jacobi(matrix: Float64Array, n: number): Eigen {
  const a = matrix.slice();
  const vectors = new Float64Array(n * n);
  for (let i = 0; i < n; i++) vectors[i * n + i] = 1;
  const size = a.reduce((sum, x) => sum + x * x, 0);
  for (let sweep = 0; sweep < MOST_SWEEPS; sweep++) {
    let beside = 0;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) beside += (a[p * n + q] as number) ** 2;
    if (beside <= n * Number.EPSILON ** 2 * size) break;
    for (let p = 0; p < n; p++) for (let q = p + 1; q < n; q++) rotate(a, vectors, n, p, q);
  }
  return { values: Float64Array.from({ length: n }, (_, i) => a[i * n + i] as number), vectors };
}

function rotate(a: Float64Array, vectors: Float64Array, n: number, p: number, q: number): void {
  const beside = a[p * n + q] as number;
  if (beside === 0) return;
  const tau = ((a[q * n + q] as number) - (a[p * n + p] as number)) / (2 * beside);
  const t = (tau >= 0 ? 1 : -1) / (Math.abs(tau) + Math.hypot(1, tau));
  const c = 1 / Math.hypot(1, t);
  const s = t * c;
  for (let k = 0; k < n; k++) turn(a, k * n + p, k * n + q, c, s);
  for (let k = 0; k < n; k++) turn(a, p * n + k, q * n + k, c, s);
  for (let k = 0; k < n; k++) turn(vectors, k * n + p, k * n + q, c, s);
}

function turn(of: Float64Array, x: number, y: number, c: number, s: number): void {
  const u = of[x] as number;
  const v = of[y] as number;
  of[x] = c * u - s * v;
  of[y] = s * u + c * v;
}
