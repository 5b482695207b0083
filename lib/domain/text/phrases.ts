/** One phrase in so many is followed, by its hash: the same ones on every side, and memory stays near that of words. */
const FOLLOWED = 8;

/** Phrases of two and of three words that a sample holds, each once, in code-unit order. */
export interface Phrases {
  pairs: string[];
  triples: string[];
}

/**
 * The followed 2- and 3-grams of a sample; they never cross its ends.
 * Given the sample's words in order as indexes into `names`, and the hash of each name. O(words).
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

/** 32-bit hash of a word (FNV-1a over code units, mixed). */
export function wordHash(word: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < word.length; i++) hash = Math.imul(hash ^ word.charCodeAt(i), 0x01000193);
  return mixed(hash, word.length);
}

/** Order matters: "of course" is another phrase than "course of". */
function mixed(first: number, second: number): number {
  let h = Math.imul(first ^ 0x9e3779b9, 0x85ebca6b) + second;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}
