import { projected } from "./projection.ts";

/** Samples with an embedding that are kept: the least keys. */
export const ROWS_BOUND = 5_000;
/** Steps of a stored component: a row of length 1 is kept in 16 bits a component. */
const STEPS = 32_767;
/** A dimension that no other agrees with. */
const MIXED = -1;

/** What a sample brings: finite numbers, not all zero. */
export interface EmbeddedSample {
  key: number;
  embedding?: number[];
}

/**
 * Embeddings of the samples of least key, one a key: copies, and samples of one group, count once. Row i: `row[i·d] … row[(i+1)·d-1]` in steps of 1/32,767 of
 * length 1, and its own `length`. `dimension`: 0 none, -1 samples of several dimensions (nothing is kept: they cannot
 * be compared). `width`: components kept, fewer than the dimension where that was projected.
 */
export interface Rows {
  dimension: number;
  width: number;
  key: Float64Array;
  length: Float64Array;
  row: Int16Array;
}

export const NO_ROWS: Rows = {
  dimension: 0,
  width: 0,
  key: new Float64Array(0),
  length: new Float64Array(0),
  row: new Int16Array(0),
};
const MIXED_ROWS: Rows = { ...NO_ROWS, dimension: MIXED };

/** Collects the embeddings of samples, all of them, in any order. O(n · d log d). */
export function rowsOf(samples: readonly EmbeddedSample[]): Rows {
  const held = samples.flatMap(({ key, embedding }) => (embedding ? [{ key, embedding }] : []));
  const dimension = held[0]?.embedding.length;
  if (dimension === undefined) return NO_ROWS;
  if (held.some(({ embedding }) => embedding.length !== dimension)) return MIXED_ROWS;
  const directed = held.map(({ key, embedding }) => ({ key, ...direction(projected(embedding)) }));
  const width = directed[0]?.unit.length ?? 0;
  const row = new Int16Array(directed.length * width);
  directed.forEach(({ unit }, i) => {
    for (let j = 0; j < width; j++) row[i * width + j] = Math.round((unit[j] ?? 0) * STEPS);
  });
  const key = Float64Array.from(directed, (each) => each.key);
  const length = Float64Array.from(directed, (each) => each.length);
  return mergeRows([{ dimension, width, key, length, row }], directed.length);
}

/** Length and direction of a row, without overflow on the way. */
function direction(vector: Float64Array): { unit: Float64Array; length: number } {
  let largest = 0;
  for (const each of vector) largest = Math.max(largest, Math.abs(each));
  let squares = 0;
  for (const each of vector) squares += (each / largest) ** 2;
  const root = Math.sqrt(squares);
  return { unit: vector.map((each) => each / largest / root), length: Math.min(Number.MAX_VALUE, largest * root) };
}

interface Place {
  part: Rows;
  at: number;
  key: number;
}

/** Throws rows together and keeps the `bound` of least key that `isWanted`: the whole's, bit for bit, however it was cut. */
export function mergeRows(
  parts: readonly Rows[],
  bound = ROWS_BOUND,
  isWanted: (key: number) => boolean = () => true,
): Rows {
  const held = parts.filter(({ dimension }) => dimension !== 0);
  const [first] = held;
  if (!first) return NO_ROWS;
  if (held.some(({ dimension }) => dimension !== first.dimension || dimension === MIXED)) return MIXED_ROWS;
  const places: Place[] = held.flatMap((part) => Array.from(part.key, (key, at) => ({ part, at, key })));
  places.sort((a, b) => a.key - b.key || byRow(a, b));
  const once = places.filter(({ key }, i) => isWanted(key) && (i === 0 || key !== places[i - 1]?.key)).slice(0, bound);
  const { dimension, width } = first;
  const row = new Int16Array(once.length * width);
  once.forEach(({ part, at }, i) => {
    row.set(part.row.subarray(at * width, (at + 1) * width), i * width);
  });
  return {
    dimension,
    width,
    key: Float64Array.from(once, ({ key }) => key),
    length: Float64Array.from(once, ({ part, at }) => part.length[at] ?? 0),
    row,
  };
}

/** Samples of one key by what they hold: the least stands for all, whatever the order they came in. */
function byRow(a: Place, b: Place): number {
  const { width } = a.part;
  for (let j = 0; j < width; j++) {
    const difference = (a.part.row[a.at * width + j] ?? 0) - (b.part.row[b.at * width + j] ?? 0);
    if (difference !== 0) return difference;
  }
  return (a.part.length[a.at] ?? 0) - (b.part.length[b.at] ?? 0);
}
