import { gramHash, mixed } from "../stats/name-hash.ts";

/** One phrase in so many is followed, by its hash: the same ones on every side, and memory stays near that of words. */
const FOLLOWED = 8;

/** Phrases of two and of three words that a sample holds, by hash, each once, ascending. */
export interface Phrases {
  pairs: Float64Array;
  triples: Float64Array;
}

/**
 * The followed 2- and 3-grams of a sample; they never cross its ends.
 * Given the sample's words in order by number, and both lanes of each word's hash. O(words log words).
 */
export function followedPhrases(tokens: ArrayLike<number>, first: Uint32Array, second: Uint32Array): Phrases {
  const pairs: number[] = [];
  const triples: number[] = [];
  for (let i = 0; i + 1 < tokens.length; i++) {
    const [a, b] = [tokens[i] as number, tokens[i + 1] as number];
    const two = mixed(first[a] as number, first[b] as number);
    const other = mixed(second[a] as number, second[b] as number);
    if (two % FOLLOWED === 0) pairs.push(gramHash(two, other));
    if (i + 2 >= tokens.length) continue;
    const c = tokens[i + 2] as number;
    const three = mixed(two, first[c] as number);
    if (three % FOLLOWED === 0) triples.push(gramHash(three, mixed(other, second[c] as number)));
  }
  return { pairs: once(pairs), triples: once(triples) };
}

function once(hashes: readonly number[]): Float64Array<ArrayBuffer> {
  const sorted = Float64Array.from(hashes).sort();
  return sorted.filter((hash, i) => i === 0 || hash !== sorted[i - 1]);
}
