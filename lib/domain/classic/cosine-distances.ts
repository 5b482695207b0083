import { eachTile } from "../stats/dot-tiles.ts";
import type { RowValues } from "../stats/packed.ts";

/** Rows at length 1; a row of zeros stays. */
export function unitRows(rows: RowValues, width: number): Float64Array {
  const out = Float64Array.from(rows);
  for (let from = 0; from < out.length; from += width) {
    const row = out.subarray(from, from + width);
    const length = Math.sqrt(row.reduce((sum, x) => sum + x * x, 0)) || 1;
    for (let k = 0; k < width; k++) row[k] = (row[k] as number) / length;
  }
  return out;
}

/**
 * Cosine distances among rows: `mean`, over rows, of the mean distance to all rows and itself (remote clique), and
 * `nearest`, the mean distance to the nearest other row (chamfer); null of a single row. Compared with other tools only.
 * Source: Cox et al. 2021 (remote clique, chamfer). O(n² · d).
 */
export function cosineDistances(rows: RowValues, width: number): { mean: number; nearest: number | null } {
  const unit = unitRows(rows, width);
  const n = unit.length / width;
  const nearest = new Float64Array(n).fill(Number.POSITIVE_INFINITY);
  let sum = 0;
  eachTile(unit, unit, width, ({ dots, stride, i, rows: height, j, columns }) => {
    for (let r = 0; r < height; r++) {
      for (let c = 0; c < columns; c++) {
        if (i + r === j + c) continue;
        const distance = Math.min(2, Math.max(0, 1 - (dots[r * stride + c] as number)));
        sum += distance;
        nearest[i + r] = Math.min(nearest[i + r] as number, distance);
      }
    }
  });
  return { mean: sum / (n * n), nearest: n > 1 ? nearest.reduce((total, each) => total + each, 0) / n : null };
}
