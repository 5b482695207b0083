import { lanesOf, mixed } from "../stats/name-hash.ts";

/** Components of the vector, a power of two. */
const WIDTH = 256;

/** Name of the built-in vector; its components, and that its length is 1, are part of it. */
export const LEXICAL = { name: "lexical@1", width: WIDTH } as const;

/**
 * A text by its wording: words and pairs of neighbouring words, log(1 + how often), hashed with signs into 256 components
 * of length 1 (`lexical@1`). Given the words of a text in order (`words`). Returns null for a text without a word, or
 * whose parts cancel out. It knows no meaning: synonyms are far apart. O(words).
 * Source: Weinberger et al. 2009 (signed feature hashing).
 */
export function lexicalVector(words: readonly string[]): Float64Array | null {
  const times = new Map<number, number>();
  const count = (hash: number) => times.set(hash, (times.get(hash) ?? 0) + 1);
  let before: number | null = null;
  for (const word of words) {
    const [hash] = lanesOf(word);
    count(hash);
    if (before !== null) count(mixed(before, hash));
    before = hash;
  }
  const vector = new Float64Array(WIDTH);
  for (const [hash, often] of times) {
    const at = hash & (WIDTH - 1);
    const sign = (hash >>> 16) & 1 ? 1 : -1;
    vector[at] = (vector[at] as number) + sign * Math.log1p(often);
  }
  const length = Math.sqrt(vector.reduce((sum, x) => sum + x * x, 0));
  return length > 0 ? vector.map((x) => x / length) : null;
}
