import { mixed } from "../stats/name-hash.ts";

/** One phrase in so many is followed, by its hash: the same ones on every side, and memory stays near that of words. */
const FOLLOWED = 8;

/** Phrases of two and of three words that a sample holds, each once, in code-unit order. */
export interface Phrases {
  pairs: string[];
  triples: string[];
}

/**
 * The followed 2- and 3-grams of a sample; they never cross its ends.
 * Given the sample's words in order as indexes into `names`, and the first lane of each name's hash. O(words).
 */
export function followedPhrases(tokens: ArrayLike<number>, names: readonly string[], hashes: Uint32Array): Phrases {
  const pairs = new Set<string>();
  const triples = new Set<string>();
  for (let i = 0; i + 1 < tokens.length; i++) {
    const [a, b, c] = [tokens[i] ?? 0, tokens[i + 1] ?? 0, tokens[i + 2]];
    const two = mixed(hashes[a] ?? 0, hashes[b] ?? 0);
    if (two % FOLLOWED === 0) pairs.add(`${names[a]} ${names[b]}`);
    if (c === undefined) continue;
    if (mixed(two, hashes[c] ?? 0) % FOLLOWED === 0) triples.add(`${names[a]} ${names[b]} ${names[c]}`);
  }
  return { pairs: Array.from(pairs).sort(), triples: Array.from(triples).sort() };
}
