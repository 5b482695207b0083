import { eachTile } from "./dot-tiles.ts";
import { symmetricEigenvalues } from "./eigenvalues.ts";
import { effectiveRows } from "./kernels.ts";
import type { RowValues } from "./packed.ts";

/** Rows whose products are summed in 32 bits before they are added in 64. */
const CHUNK = 256;

/** The products XᵀX of the columns, width × width. Given n × width numbers. O(n · width² / 2). */
export function columnProducts(rows: RowValues, width: number): Float64Array {
  const n = width === 0 ? 0 : rows.length / width;
  const out = new Float64Array(width * width);
  for (let from = 0; from < n; from += CHUNK) {
    const height = Math.min(CHUNK, n - from);
    const columns = transposed(rows.subarray(from * width, (from + height) * width), width);
    eachTile(columns, null, height, ({ dots, stride, i, rows: tall, j, columns: wide }) => {
      for (let r = 0; r < tall; r++) {
        for (let c = i === j ? r : 0; c < wide; c++) {
          const at = (i + r) * width + j + c;
          out[at] = (out[at] as number) + (dots[r * stride + c] as number);
        }
      }
    });
  }
  for (let i = 0; i < width; i++) for (let j = 0; j < i; j++) out[i * width + j] = out[j * width + i] as number;
  return out;
}

function transposed(rows: RowValues, width: number): RowValues {
  const n = rows.length / width;
  const out = rows instanceof Float32Array ? new Float32Array(rows.length) : new Float64Array(rows.length);
  for (let i = 0; i < n; i++) for (let k = 0; k < width; k++) out[k * n + i] = rows[i * width + k] as number;
  return out;
}

/**
 * Effective number of different rows of order 2, free of sample size: n(n − 1) ÷ (‖XᵀX‖² − n).
 * Given rows of length 1. Infinity where no two rows have anything in common. O(n · width²).
 */
export function effectiveOfRows(unit: RowValues, width: number): number {
  const n = unit.length / width;
  const squares = columnProducts(unit, width).reduce((sum, x) => sum + x * x, 0);
  return effectiveRows(squares - n, n);
}

/**
 * Vendi score of order q: the Hill number of the eigenvalues of the cosine kernel over n (Friedman, Dieng 2023, eq. 1, 4),
 * from the d × d products where d < n, which has the same eigenvalues. Given rows of length 1 and q ≥ 0 or Infinity.
 * It is a plug-in: it grows with n. O(n · d² + d³).
 */
export function vendiScore(unit: RowValues, width: number, q: number): number {
  const n = unit.length / width;
  const isDual = width <= n;
  const products = isDual ? columnProducts(unit, width) : columnProducts(transposed(unit, width), n);
  // No iteration would settle on what is no number.
  if (!products.every(Number.isFinite)) return Number.NaN;
  const values = symmetricEigenvalues(
    products.map((x) => x / n),
    Math.min(width, n),
  );
  const shares = values.filter((share) => share > 0);
  if (q === Number.POSITIVE_INFINITY) return 1 / shares.reduce((most, share) => Math.max(most, share), 0);
  if (q === 1) return Math.exp(-shares.reduce((sum, share) => sum + share * Math.log(share), 0));
  return shares.reduce((sum, share) => sum + share ** q, 0) ** (1 / (1 - q));
}
