/** Rows that a panel holds, and components that a step of it holds of each. */
export const PANEL = 4;
const STEP = 4;
/** Components are filled up with zeros to a multiple of this: two steps a turn of the inner loop. */
const TURN = 8;

/** Rows one after another, `width` numbers each. */
export type RowValues = Float32Array | Float64Array;

/** Rows in panels of four: for each step of four components, those of row 0, 1, 2, 3. `padded`: components with zeros. */
export interface Packed {
  panels: number;
  padded: number;
  values: Float32Array;
}

/** Packs rows for the inner loop. Given n × width numbers. O(n · width) time and memory. */
export function packed(rows: Float32Array, width: number): Packed {
  const n = width === 0 ? 0 : rows.length / width;
  const panels = Math.ceil(n / PANEL);
  const padded = Math.ceil(width / TURN) * TURN;
  const values = new Float32Array(panels * PANEL * padded);
  for (let i = 0; i < n; i++) {
    const from = Math.floor(i / PANEL) * PANEL * padded + (i % PANEL) * STEP;
    for (let k = 0; k < width; k++) {
      values[from + Math.floor(k / STEP) * PANEL * STEP + (k % STEP)] = rows[i * width + k] as number;
    }
  }
  return { panels, padded, values };
}

/** Inner products of the packed rows `a` with the packed rows `b`, into rows of `stride` numbers of `out`. */
export type TileKernel = (a: Float32Array, b: Float32Array, padded: number, out: Float32Array, stride: number) => void;

/**
 * The module's inner loop in plain JavaScript, to the bit: four lanes, (0 + 1) + (2 + 3), every step rounded to 32 bits.
 * For where WebAssembly is missing. O(rows · rows · padded).
 */
export const plainTile: TileKernel = (a, b, padded, out, stride) => {
  const [rows, columns] = [a.length / padded, b.length / padded];
  const { fround } = Math;
  for (let i = 0; i < rows; i++) {
    const fromA = Math.floor(i / PANEL) * PANEL * padded + (i % PANEL) * STEP;
    for (let j = 0; j < columns; j++) {
      const fromB = Math.floor(j / PANEL) * PANEL * padded + (j % PANEL) * STEP;
      let [p, q, r, s] = [0, 0, 0, 0];
      for (let k = 0; k < PANEL * padded; k += PANEL * STEP) {
        const [x, y] = [fromA + k, fromB + k];
        p = fround(p + fround((a[x] as number) * (b[y] as number)));
        q = fround(q + fround((a[x + 1] as number) * (b[y + 1] as number)));
        r = fround(r + fround((a[x + 2] as number) * (b[y + 2] as number)));
        s = fround(s + fround((a[x + 3] as number) * (b[y + 3] as number)));
      }
      out[i * stride + j] = fround(fround(p + q) + fround(r + s));
    }
  }
};
