import type { Phrases } from "../text/phrases.ts";
import { codeOf, countsOf, type HashCounts } from "./hash-counts.ts";

/** Phrases of sample i: hash[start[i]] … hash[start[i+1]-1], each once, ascending. */
export interface HeldPhrases {
  start: Uint32Array;
  hash: Float64Array;
}

/** Samples that hold each of their phrases, by block. Given the phrases of all samples by hash, and the block of each. O(n log n). */
export function heldPhrases({ start, hash }: HeldPhrases, blocks: Uint8Array): HashCounts {
  const codes = new Float64Array(hash.length);
  for (let i = 0; i < blocks.length; i++) {
    for (let k = start[i] as number; k < (start[i + 1] as number); k++) {
      codes[k] = codeOf(hash[k] as number, blocks[i] as number);
    }
  }
  return countsOf(codes);
}

const NO_HASHES = new Float64Array(0);
export const NO_PHRASES: Phrases = { pairs: NO_HASHES, triples: NO_HASHES };

/** Lists of hashes one after another. */
export function heldBy(lists: readonly Float64Array[]): HeldPhrases {
  const start = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => {
    start[i + 1] = (start[i] as number) + list.length;
  });
  const hash = new Float64Array(start[lists.length] as number);
  lists.forEach((list, i) => {
    hash.set(list, start[i] as number);
  });
  return { start, hash };
}

/** Phrases of one sample. */
export const phrasesAt = (of: HeldPhrases | undefined, at: number) =>
  of ? of.hash.subarray(of.start[at], of.start[at + 1]) : NO_HASHES;
