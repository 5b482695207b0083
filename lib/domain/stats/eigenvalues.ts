/**
 * Eigenvalues of a symmetric matrix, in no order: Householder reduction to three diagonals, then QL steps with implicit
 * shifts. Given n × n numbers row by row; they are overwritten. O(n³).
 * Source: Martin, Reinsch, Wilkinson 1968 (tred1); Dubrulle, Martin, Wilkinson 1968 (imtql1).
 */
export function symmetricEigenvalues(matrix: Float64Array, n: number): Float64Array {
  const diagonal = new Float64Array(n);
  const beside = new Float64Array(n);
  for (let i = n - 1; i > 0; i--) reduceRow(matrix, n, i, beside);
  for (let i = 0; i < n; i++) diagonal[i] = matrix[i * n + i] as number;
  return solveTridiagonal(diagonal, beside);
}

/** Reflects row i so that only its neighbour of the diagonal is left, kept in `beside[i]`. Reads the lower triangle. */
function reduceRow(a: Float64Array, n: number, i: number, beside: Float64Array): void {
  const row = a.subarray(i * n, i * n + i);
  const scale = row.reduce((sum, x) => sum + Math.abs(x), 0);
  const last = row[i - 1] as number;
  if (i === 1 || scale === 0) {
    beside[i] = last;
    return;
  }
  let h = 0;
  for (let k = 0; k < i; k++) {
    row[k] = (row[k] as number) / scale;
    h += (row[k] as number) ** 2;
  }
  const f = row[i - 1] as number;
  const g = f >= 0 ? -Math.sqrt(h) : Math.sqrt(h);
  beside[i] = scale * g;
  h -= f * g;
  row[i - 1] = f - g;
  const p = timesLower(a, n, row);
  let k = 0;
  for (let j = 0; j < i; j++) k += ((p[j] as number) / h) * (row[j] as number);
  const half = k / (2 * h);
  for (let j = 0; j < i; j++) p[j] = (p[j] as number) / h - half * (row[j] as number);
  for (let j = 0; j < i; j++) {
    const [u, q, at] = [row[j] as number, p[j] as number, j * n];
    for (let c = 0; c <= j; c++) a[at + c] = (a[at + c] as number) - u * (p[c] as number) - q * (row[c] as number);
  }
}

/** Product of the leading symmetric block (its lower triangle) and a vector. */
function timesLower(a: Float64Array, n: number, vector: Float64Array): Float64Array {
  const out = new Float64Array(vector.length);
  for (let j = 0; j < vector.length; j++) {
    const v = vector[j] as number;
    let sum = (a[j * n + j] as number) * v;
    for (let c = 0; c < j; c++) {
      const x = a[j * n + c] as number;
      sum += x * (vector[c] as number);
      out[c] = (out[c] as number) + x * v;
    }
    out[j] = (out[j] as number) + sum;
  }
  return out;
}

function solveTridiagonal(d: Float64Array, beside: Float64Array): Float64Array {
  const n = d.length;
  const e = new Float64Array(n);
  for (let i = 1; i < n; i++) e[i - 1] = beside[i] as number;
  for (let l = 0; l < n; l++) {
    for (let m = firstSmall(d, e, l); m !== l; m = firstSmall(d, e, l)) implicitStep(d, e, l, m);
  }
  return d;
}

function firstSmall(d: Float64Array, e: Float64Array, from: number): number {
  let m = from;
  for (; m < d.length - 1; m++) {
    const size = Math.abs(d[m] as number) + Math.abs(d[m + 1] as number);
    if (Math.abs(e[m] as number) <= Number.EPSILON * size) break;
  }
  return m;
}

function implicitStep(d: Float64Array, e: Float64Array, l: number, m: number): void {
  const ratio = ((d[l + 1] as number) - (d[l] as number)) / (2 * (e[l] as number));
  const root = Math.hypot(ratio, 1);
  let g = (d[m] as number) - (d[l] as number) + (e[l] as number) / (ratio + (ratio >= 0 ? root : -root));
  let [s, c, p] = [1, 1, 0];
  for (let i = m - 1; i >= l; i--) {
    const f = s * (e[i] as number);
    const b = c * (e[i] as number);
    const r = Math.hypot(f, g);
    e[i + 1] = r;
    if (r === 0) {
      d[i + 1] = (d[i + 1] as number) - p;
      e[m] = 0;
      return;
    }
    s = f / r;
    c = g / r;
    const shifted = (d[i + 1] as number) - p;
    const turn = ((d[i] as number) - shifted) * s + 2 * c * b;
    p = s * turn;
    d[i + 1] = shifted + p;
    g = c * turn - b;
  }
  d[l] = (d[l] as number) - p;
  e[l] = g;
  e[m] = 0;
}
