import type { Rows } from "../summary/rows.ts";

/** Longest row, in median human lengths: beyond, it is as long as this. */
const LONGEST = 1_000;

/** Rows as points: `unit` of length 1, `point` in median lengths of the human catalogue, each n × width. */
export interface Cloud {
  n: number;
  width: number;
  unit: Float32Array;
  point: Float32Array;
}

/** Median length of rows: the unit that points are given in. */
export function lengthUnit({ length }: Rows): number {
  const sorted = length.toSorted();
  return sorted[sorted.length >> 1] ?? 1;
}

/** The first `most` rows of each part as points, in the order of their keys. */
export function cloudOf(parts: readonly Rows[], unitLength: number, most: number): Cloud {
  const width = parts.find(({ key }) => key.length > 0)?.width ?? 0;
  const sizes = parts.map(({ key }) => Math.min(most, key.length));
  const n = sizes.reduce((sum, size) => sum + size, 0);
  const unit = new Float32Array(n * width);
  const point = new Float32Array(n * width);
  let i = 0;
  parts.forEach(({ row, length }, p) => {
    for (let at = 0; at < (sizes[p] ?? 0); at++, i++) {
      let squares = 0;
      for (let j = 0; j < width; j++) squares += (row[at * width + j] ?? 0) ** 2;
      const root = Math.sqrt(squares) || 1;
      const size = Math.min(LONGEST, (length[at] ?? 0) / unitLength);
      for (let j = 0; j < width; j++) {
        const component = (row[at * width + j] ?? 0) / root;
        unit[i * width + j] = component;
        point[i * width + j] = component * size;
      }
    }
  });
  return { n, width, unit, point };
}

/** The rows from `from` to before `to`. */
export function sliceOf({ width, unit, point }: Cloud, from: number, to: number): Cloud {
  const cut = (rows: Float32Array) => rows.subarray(from * width, to * width);
  return { n: to - from, width, unit: cut(unit), point: cut(point) };
}
