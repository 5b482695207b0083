import { GRAM_LANE, GRAM_SPACE, gramHash, mixed } from "../stats/name-hash.ts";
import { BLOCKS } from "./count-table.ts";

/** Word sequences that are counted. */
export const ORDERS = [2, 3, 4] as const;
export type Order = (typeof ORDERS)[number];
/** Different sequences of one length that are kept: those of least hash. */
export const GRAM_BOUND = 16_384;
const BLOCK_SPACE = 64;

/**
 * How often sequences of words of one length occur, by jackknife block: exact up to GRAM_BOUND different ones, above it
 * of those whose hash lies below `limit`. `hash` ascends; rows as in a CountTable.
 */
export interface GramTable {
  hash: Float64Array;
  start: Uint32Array;
  block: Uint8Array;
  tokens: Uint32Array;
  limit: number;
}

export type Grams = Record<Order, GramTable>;

const NO_GRAM: GramTable = {
  hash: new Float64Array(0),
  start: new Uint32Array(1),
  block: new Uint8Array(0),
  tokens: new Uint32Array(0),
  limit: GRAM_SPACE,
};
export const NO_GRAMS: Grams = { 2: NO_GRAM, 3: NO_GRAM, 4: NO_GRAM };

/** Counts the word sequences of samples; none crosses the ends of a sample. */
export interface GramCounter {
  /** `words`: numbers of the sample's words in order. `first`, `second`: lanes of each word's hash, by number. */
  add(words: ArrayLike<number>, key: number, first: Uint32Array, second: Uint32Array): void;
  finish(): Grams;
}

/** Occurrences as they are met: hash × 64 + block of those that can still be among the least kept. */
interface Met {
  code: Float64Array;
  used: number;
  /** First lane from which on none is kept any more. */
  below: number;
}

/**
 * Counts in memory that follows the bound, not the text. O(words), amortised.
 * Given `known`, what earlier samples of the same side came to: what lies beyond its limits cannot be kept any more.
 */
export function gramCounter(known: Grams = NO_GRAMS, bound = GRAM_BOUND): GramCounter {
  const met = ORDERS.map(
    (order): Met => ({
      code: new Float64Array(bound * 4),
      used: 0,
      below: Math.ceil(known[order].limit / GRAM_LANE),
    }),
  );
  return {
    add(words, key, first, second) {
      const block = key % BLOCKS;
      for (let i = 0; i + 1 < words.length; i++) {
        let a = first[words[i] as number] as number;
        let b = second[words[i] as number] as number;
        const most = Math.min(ORDERS.length, words.length - 1 - i);
        for (let n = 0; n < most; n++) {
          const next = words[i + n + 1] as number;
          a = mixed(a, first[next] as number);
          b = mixed(b, second[next] as number);
          const own = met[n] as Met;
          if (a >= own.below) continue;
          if (own.used === own.code.length) thin(own, bound);
          own.code[own.used++] = gramHash(a, b) * BLOCK_SPACE + block;
        }
      }
    },
    finish: () =>
      gramsFrom(met.map(({ code, used, below }) => tableOf(code.subarray(0, used), bound, below * GRAM_LANE))),
  };
}

const gramsFrom = ([pairs = NO_GRAM, triples = NO_GRAM, fours = NO_GRAM]: readonly GramTable[]): Grams => ({
  2: pairs,
  3: triples,
  4: fours,
});

/** Drops what lies beyond the least kept; where repeats alone fill the room, makes more. Whole first lanes are dropped. */
function thin(met: Met, bound: number): void {
  const limit = limitOf(met.code.subarray(0, met.used).sort(), bound, met.below * GRAM_LANE);
  met.below = Math.ceil(limit / GRAM_LANE);
  const beyond = met.below * GRAM_LANE * BLOCK_SPACE;
  while (met.used > 0 && (met.code[met.used - 1] as number) >= beyond) met.used--;
  if (met.used * 2 < met.code.length) return;
  const larger = new Float64Array(met.code.length * 2);
  larger.set(met.code);
  met.code = larger;
}

const hashOf = (code: number) => Math.floor(code / BLOCK_SPACE);

/** The hash after the `bound` least different ones of ascending codes, or the limit so far. */
function limitOf(codes: Float64Array, bound: number, limit: number): number {
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

/** Samples that hold each of their phrases, by block. Given the phrases of all samples by hash, and the block of each. O(n log n). */
export function heldPhrases({ start, hash }: HeldPhrases, blocks: Uint8Array): GramTable {
  const codes = new Float64Array(hash.length);
  for (let i = 0; i < blocks.length; i++) {
    for (let k = start[i] as number; k < (start[i + 1] as number); k++) {
      codes[k] = (hash[k] as number) * BLOCK_SPACE + (blocks[i] as number);
    }
  }
  return tableOf(codes, Number.POSITIVE_INFINITY, GRAM_SPACE);
}

/** Phrases of sample i: hash[start[i]] … hash[start[i+1]-1], each once, ascending. */
export interface HeldPhrases {
  start: Uint32Array;
  hash: Float64Array;
}

/** `codes` are sorted in place. */
function tableOf(codes: Float64Array, bound: number, known: number): GramTable {
  codes.sort();
  const limit = limitOf(codes, bound, Math.min(GRAM_SPACE, known));
  return collapsed({ code: codes, tokens: new Uint32Array(codes.length).fill(1) }, limit);
}

/** Throws tables together: the whole's, bit for bit, however it was cut. */
export function mergeGrams(parts: readonly Grams[], bound = GRAM_BOUND): Grams {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return gramsFrom(
    ORDERS.map((order) =>
      mergeOrder(
        parts.map((part) => part[order]),
        bound,
      ),
    ),
  );
}

function mergeOrder(parts: readonly GramTable[], bound: number): GramTable {
  const rows = parts.map(rowsOf).reduce((joint, part) => bounded(addedUp(joint, part), bound));
  return collapsed(rows, rows.limit);
}

/** A table row by row: codes ascend. */
interface Rows {
  code: Float64Array;
  tokens: Uint32Array;
  limit: number;
}

function rowsOf({ hash, start, block, tokens, limit }: GramTable): Rows {
  const code = new Float64Array(block.length);
  for (let i = 0; i < hash.length; i++) {
    const from = (hash[i] as number) * BLOCK_SPACE;
    for (let r = start[i] as number; r < (start[i + 1] as number); r++) code[r] = from + (block[r] as number);
  }
  return { code, tokens, limit };
}

/** Both together, below the lesser limit. O(rows). */
function addedUp(a: Rows, b: Rows): Rows {
  const code = new Float64Array(a.code.length + b.code.length);
  const tokens = new Uint32Array(code.length);
  const limit = Math.min(a.limit, b.limit);
  let used = 0;
  for (let i = 0, j = 0; i < a.code.length || j < b.code.length; used++) {
    const left = i < a.code.length ? (a.code[i] as number) : Number.POSITIVE_INFINITY;
    const right = j < b.code.length ? (b.code[j] as number) : Number.POSITIVE_INFINITY;
    const least = Math.min(left, right);
    if (hashOf(least) >= limit) break;
    code[used] = least;
    tokens[used] = (left === least ? (a.tokens[i++] as number) : 0) + (right === least ? (b.tokens[j++] as number) : 0);
  }
  return { code: code.subarray(0, used), tokens: tokens.subarray(0, used), limit };
}

function bounded({ code, tokens, limit: known }: Rows, bound: number): Rows {
  const limit = limitOf(code, bound, known);
  let used = code.length;
  while (used > 0 && hashOf(code[used - 1] as number) >= limit) used--;
  return { code: code.subarray(0, used), tokens: tokens.subarray(0, used), limit };
}

/** Rows of ascending codes below the limit, equal ones added up. */
function collapsed({ code: codes, tokens: counted }: Omit<Rows, "limit">, limit: number): GramTable {
  const hash = new Float64Array(codes.length);
  const start = new Uint32Array(codes.length + 1);
  const block = new Uint8Array(codes.length);
  const tokens = new Uint32Array(codes.length);
  let names = 0;
  let used = 0;
  for (let k = 0; k < codes.length && hashOf(codes[k] as number) < limit; k++) {
    const code = codes[k] as number;
    const own = hashOf(code);
    if (names === 0 || own !== hash[names - 1]) hash[names++] = own;
    if (k === 0 || code !== codes[k - 1]) block[used++] = code % BLOCK_SPACE;
    tokens[used - 1] = (tokens[used - 1] as number) + (counted[k] as number);
    start[names] = used;
  }
  return {
    hash: hash.slice(0, names),
    start: start.slice(0, names + 1),
    block: block.slice(0, used),
    tokens: tokens.slice(0, used),
    limit,
  };
}
