import { GRAM_SPACE, gramHash, lanesOf } from "../stats/name-hash.ts";

/** Blocks that a code has room for. */
const BLOCK_SPACE = 64;

/**
 * How often things that only their hash names (word sequences, phrases, contents) occur, by jackknife block. `hash`
 * ascends; rows as in a CountTable. `limit`: those whose hash lies below it are kept, GRAM_SPACE: all.
 */
export interface HashCounts {
  hash: Float64Array;
  start: Uint32Array;
  block: Uint8Array;
  count: Uint32Array;
  limit: number;
}

export const NO_COUNTS: HashCounts = {
  hash: new Float64Array(0),
  start: new Uint32Array(1),
  block: new Uint8Array(0),
  count: new Uint32Array(0),
  limit: GRAM_SPACE,
};

/** Hash of a content or another name. */
export function contentHash(content: string): number {
  const [first, second] = lanesOf(content);
  return gramHash(first, second);
}

/** One occurrence as one number, ordered by hash, then block. */
export const codeOf = (hash: number, block: number) => hash * BLOCK_SPACE + block;
export const hashOf = (code: number) => Math.floor(code / BLOCK_SPACE);

/** Table of single occurrences, at most `bound` different ones of a hash below `known`. `codes` are sorted in place. O(n log n). */
export function countsOf(codes: Float64Array, bound = Number.POSITIVE_INFINITY, known = GRAM_SPACE): HashCounts {
  codes.sort();
  const limit = limitOf(codes, bound, Math.min(GRAM_SPACE, known));
  return collapsed({ code: codes, count: new Uint32Array(codes.length).fill(1) }, limit);
}

/** Throws tables together: the whole's, bit for bit, however it was cut. Above `bound` different ones the least hashes stay. O(rows). */
export function mergeCounts(parts: readonly HashCounts[], bound = Number.POSITIVE_INFINITY): HashCounts {
  const [only] = parts;
  if (parts.length === 1 && only && only.hash.length <= bound) return only;
  const rows = parts.map(rowsOf).reduce((joint, part) => bounded(addedUp(joint, part), bound), rowsOf(NO_COUNTS));
  return collapsed(rows, rows.limit);
}

/** A table row by row: codes ascend. */
interface Rows {
  code: Float64Array;
  count: Uint32Array;
  limit: number;
}

function rowsOf({ hash, start, block, count, limit }: HashCounts): Rows {
  const code = new Float64Array(block.length);
  for (let i = 0; i < hash.length; i++) {
    const from = (hash[i] as number) * BLOCK_SPACE;
    for (let r = start[i] as number; r < (start[i + 1] as number); r++) code[r] = from + (block[r] as number);
  }
  return { code, count, limit };
}

/** Both together, below the lesser limit. O(rows). */
function addedUp(a: Rows, b: Rows): Rows {
  const code = new Float64Array(a.code.length + b.code.length);
  const count = new Uint32Array(code.length);
  const limit = Math.min(a.limit, b.limit);
  let used = 0;
  for (let i = 0, j = 0; i < a.code.length || j < b.code.length; used++) {
    const left = i < a.code.length ? (a.code[i] as number) : Number.POSITIVE_INFINITY;
    const right = j < b.code.length ? (b.code[j] as number) : Number.POSITIVE_INFINITY;
    const least = Math.min(left, right);
    if (hashOf(least) >= limit) break;
    code[used] = least;
    count[used] = (left === least ? (a.count[i++] as number) : 0) + (right === least ? (b.count[j++] as number) : 0);
  }
  return { code: code.subarray(0, used), count: count.subarray(0, used), limit };
}

function bounded({ code, count, limit: known }: Rows, bound: number): Rows {
  const limit = limitOf(code, bound, known);
  let used = code.length;
  while (used > 0 && hashOf(code[used - 1] as number) >= limit) used--;
  return { code: code.subarray(0, used), count: count.subarray(0, used), limit };
}

/** Rows of ascending codes below the limit, equal ones added up. */
function collapsed({ code: codes, count: counted }: Omit<Rows, "limit">, limit: number): HashCounts {
  const hash = new Float64Array(codes.length);
  const start = new Uint32Array(codes.length + 1);
  const block = new Uint8Array(codes.length);
  const count = new Uint32Array(codes.length);
  let names = 0;
  let used = 0;
  for (let k = 0; k < codes.length && hashOf(codes[k] as number) < limit; k++) {
    const code = codes[k] as number;
    const own = hashOf(code);
    if (names === 0 || own !== hash[names - 1]) hash[names++] = own;
    if (k === 0 || code !== codes[k - 1]) block[used++] = code % BLOCK_SPACE;
    count[used - 1] = (count[used - 1] as number) + (counted[k] as number);
    start[names] = used;
  }
  return {
    hash: hash.slice(0, names),
    start: start.slice(0, names + 1),
    block: block.slice(0, used),
    count: count.slice(0, used),
    limit,
  };
}

/** The hash after the `bound` least different ones of ascending codes, or the limit so far. */
export function limitOf(codes: Float64Array, bound: number, limit: number): number {
  let different = 0;
  let last = -1;
  for (let i = 0; i < codes.length; i++) {
    const hash = hashOf(codes[i] as number);
    if (hash === last) continue;
    if (different++ === bound) return Math.min(limit, hash);
    last = hash;
  }
  return limit;
}
