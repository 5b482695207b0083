/** Hashes lie in [0, HASH_SPACE). */
export const HASH_SPACE = 2 ** 53;

/** Two 32-bit lanes of a text's hash (FNV-1a over code units from two bases, each mixed). O(length). */
export function lanesOf(text: string): readonly [first: number, second: number] {
  let first = 0x811c9dc5;
  let second = 0x9dc5811c;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    first = Math.imul(first ^ unit, 0x01000193);
    second = Math.imul(second ^ unit, 0x0100019d);
  }
  return [mixed(first, text.length), mixed(second, first)];
}

/** 53 bits of two lanes: the order of hashes is the order of first lanes but for ties. */
export const joinedLanes = (first: number, second: number) => first * 0x200000 + (second >>> 11);

/**
 * 53-bit hash of a name: which names a full table keeps follows from it, so all sides keep the same ones.
 * Not for secrets: who picks names could pick their hashes.
 */
export function nameHash(name: string): number {
  const [first, second] = lanesOf(name);
  return joinedLanes(first, second);
}

/** Hashes of word sequences lie in [0, GRAM_SPACE): 47 bits, so that hash and block fit one number and sort as one. */
export const GRAM_SPACE = 2 ** 47;
/** What a step of the first lane is worth in the hash of a sequence. */
export const GRAM_LANE = GRAM_SPACE / 2 ** 32;

/** Hash of a sequence from its two lanes. */
export const gramHash = (first: number, second: number) => first * GRAM_LANE + (second >>> 17);

/** One 32-bit lane after another; order matters. */
export function mixed(first: number, second: number): number {
  let h = Math.imul(first ^ 0x9e3779b9, 0x85ebca6b) + second;
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad);
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97);
  return (h ^ (h >>> 15)) >>> 0;
}
