/** Rows of T × d numbers, row after row, and how many of each. */
export interface Design {
  rows: number;
  columns: number;
  x: Float64Array;
}

/** A design of independent standard normal numbers. */
export function normalDesign(rows: number, columns: number, normal: () => number): Design {
  return { rows, columns, x: Float64Array.from({ length: rows * columns }, () => normal()) };
}

/** What least squares has seen: XᵀX (lower triangle) and Xᵀy over all rows so far. */
export interface Evidence {
  gram: Float64Array;
  right: Float64Array;
}

export const nothingSeen = (columns: number): Evidence => ({
  gram: new Float64Array(columns * columns),
  right: new Float64Array(columns),
});

/** Adds the rows of a design with answers Xw + e, e of deviation 1, given the w that answers. O(T·d²). */
export function observe(seen: Evidence, { rows, columns, x }: Design, truth: Float64Array, normal: () => number): void {
  for (let t = 0; t < rows; t++) {
    const row = x.subarray(t * columns, (t + 1) * columns);
    let y = normal();
    for (let j = 0; j < columns; j++) y += (row[j] as number) * (truth[j] as number);
    for (let i = 0; i < columns; i++) {
      const here = row[i] as number;
      seen.right[i] = (seen.right[i] as number) + here * y;
      for (let j = 0; j <= i; j++)
        seen.gram[i * columns + j] = (seen.gram[i * columns + j] as number) + here * (row[j] as number);
    }
  }
}

/** The least-squares coefficients (XᵀX)⁻¹Xᵀy, by Cholesky. O(d³). */
export function fitted(seen: Evidence): Float64Array {
  const a = seen.gram.slice();
  const b = seen.right.slice();
  const d = b.length;
  const at = (i: number, j: number) => a[i * d + j] as number;
  for (let i = 0; i < d; i++) {
    for (let j = 0; j <= i; j++) {
      let sum = at(i, j);
      for (let k = 0; k < j; k++) sum -= at(i, k) * at(j, k);
      a[i * d + j] = i === j ? Math.sqrt(sum) : sum / at(j, j);
    }
  }
  for (let i = 0; i < d; i++) {
    let sum = b[i] as number;
    for (let k = 0; k < i; k++) sum -= at(i, k) * (b[k] as number);
    b[i] = sum / at(i, i);
  }
  for (let i = d - 1; i >= 0; i--) {
    let sum = b[i] as number;
    for (let k = i + 1; k < d; k++) sum -= at(k, i) * (b[k] as number);
    b[i] = sum / at(i, i);
  }
  return b;
}
