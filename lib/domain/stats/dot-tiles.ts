import { MODULE } from "./dot-tiles-module.ts";
import { PANEL, type Packed, packed, plainTile, type RowValues, type TileKernel } from "./packed.ts";

/** Rows of a tile at most: two tiles of 384 components and their products stay in the second cache. */
const TILE = 200;

/**
 * Inner products of rows `i` … `i + rows − 1` of one set with rows `j` … `j + columns − 1` of the other:
 * `dots[r · stride + c]`. Valid until the next tile.
 */
export interface Tile {
  dots: RowValues;
  stride: number;
  i: number;
  rows: number;
  j: number;
  columns: number;
}

/** The module's tile, or null where WebAssembly is missing or forbidden. `room`: bytes of its memory. */
interface Compiled {
  tile: TileKernel;
  room: number;
}

let compiled: Compiled | null | undefined;

function compile(): Compiled | null {
  if (typeof WebAssembly === "undefined") return null;
  try {
    const bytes = Uint8Array.from(atob(MODULE), (each) => each.charCodeAt(0));
    const { memory, tile } = new WebAssembly.Instance(new WebAssembly.Module(bytes)).exports;
    if (!(memory instanceof WebAssembly.Memory) || typeof tile !== "function") return null;
    const all = new Float32Array(memory.buffer);
    return {
      room: all.byteLength,
      tile: (a, b, padded, out, stride) => {
        const columns = b.length / padded;
        const rows = a.length / padded;
        all.set(a);
        all.set(b, a.length);
        const [fromB, end] = [a.byteLength, a.byteLength + b.byteLength];
        tile(0, fromB, fromB, end, PANEL * padded * 4, end, columns * 4);
        const products = all.subarray(end / 4, end / 4 + rows * columns);
        for (let r = 0; r < rows; r++) out.set(products.subarray(r * columns, (r + 1) * columns), r * stride);
      },
    };
  } catch {
    // A browser may forbid it (content security policy).
    return null;
  }
}

/** Where a set of 32-bit rows is multiplied: the module when there is one and a tile fits its memory. */
function kernelFor(padded: number): { tile: TileKernel; most: number } {
  compiled ??= compile();
  const most = Math.min(TILE, Math.floor(((compiled?.room ?? 0) - TILE * TILE * 4) / (8 * padded) / PANEL) * PANEL);
  return compiled && most >= PANEL ? { tile: compiled.tile, most } : { tile: plainTile, most: TILE };
}

/**
 * Inner products of every row of `a` with every row of `b` (n × width each), tile by tile; of `a` with itself where `b`
 * is null, then only tiles with i ≤ j. Rows of 32 bits: by WebAssembly SIMD or its plain twin, which give the same bits,
 * within `dotError` of the truth. Rows of 64 bits: in float64. O(n · m · width) time, O((n + m) · width) memory.
 */
export function eachTile(a: RowValues, b: RowValues | null, width: number, visit: (tile: Tile) => void): void {
  if (width === 0) return;
  const isNarrow = a instanceof Float32Array && (b === null || b instanceof Float32Array);
  if (isNarrow) narrowTiles(a, b, width, visit);
  else wideTiles(a, b, width, visit);
}

function narrowTiles(a: Float32Array, b: Float32Array | null, width: number, visit: (tile: Tile) => void): void {
  const [left, right] = [packed(a, width), b ? packed(b, width) : null];
  const { tile, most } = kernelFor(left.padded);
  const [n, m] = [a.length / width, (b ?? a).length / width];
  const dots = new Float32Array(most * most);
  const cut = ({ values, padded }: Packed, from: number) =>
    values.subarray(from * padded, Math.min(values.length, (from + most) * padded));
  for (let i = 0; i < n; i += most) {
    for (let j = right ? 0 : i; j < m; j += most) {
      tile(cut(left, i), cut(right ?? left, j), left.padded, dots, most);
      visit({ dots, stride: most, i, rows: Math.min(most, n - i), j, columns: Math.min(most, m - j) });
    }
  }
}

function wideTiles(a: RowValues, b: RowValues | null, width: number, visit: (tile: Tile) => void): void {
  const other = b ?? a;
  const [n, m] = [a.length / width, other.length / width];
  const dots = new Float64Array(TILE * TILE);
  for (let i = 0; i < n; i += TILE) {
    for (let j = b ? 0 : i; j < m; j += TILE) {
      const [rows, columns] = [Math.min(TILE, n - i), Math.min(TILE, m - j)];
      for (let r = 0; r < rows; r++) {
        for (let c = 0; c < columns; c++) dots[r * TILE + c] = dotOf(a, i + r, other, j + c, width);
      }
      visit({ dots, stride: TILE, i, rows, j, columns });
    }
  }
}

function dotOf(a: RowValues, i: number, b: RowValues, j: number, width: number): number {
  let sum = 0;
  for (let k = 0; k < width; k++) sum += (a[i * width + k] as number) * (b[j * width + k] as number);
  return sum;
}

/** How far 2ab of a tile may be from the truth, in units of ‖a‖² + ‖b‖² (Higham 2002, eq. 3.5: a lane's sum and two more). */
export function dotError(rows: RowValues, width: number): number {
  return rows instanceof Float32Array ? (width / 4 + 8) * 2 ** -24 : (width + 8) * 2 ** -52;
}

/** Squared length of each row, in float64. */
export function squaresOf(rows: RowValues, width: number): Float64Array {
  return Float64Array.from({ length: width === 0 ? 0 : rows.length / width }, (_, i) => dotOf(rows, i, rows, i, width));
}

/** Squared Euclidean distance of two rows, in float64 from their differences: 0 between equal rows. */
export function exactDistance(a: RowValues, i: number, b: RowValues, j: number, width: number): number {
  let sum = 0;
  for (let k = 0; k < width; k++) sum += ((a[i * width + k] as number) - (b[j * width + k] as number)) ** 2;
  return sum;
}
