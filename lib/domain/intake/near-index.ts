import { isNear, prefixOf } from "../comparison/near-copies.ts";
import { lanesOf } from "../stats/name-hash.ts";
import type { Incidence } from "../summary/incidence.ts";

/** The different words of a text as numbers, ascending: the rarest first. */
export type WordSet = Float64Array;

/** Finds near copies among sets of words, as `nearClasses` defines them, one set after another. */
export interface NearIndex {
  add(set: WordSet): void;
  /** Places, in the order of `add`, of the sets that are near copies of this one. */
  near(set: WordSet): Generator<number>;
}

/** Sets that one is compared with at most: of a few dozen words in all, everything shares its rarest with everything. */
const MOST_COMPARED = 500;
const MOST_HELD = 2 ** 20 - 1;

/**
 * Numbers words by how many samples hold them, then by hash: one order for all texts, also of words that nobody counted,
 * which come first. Two words of one rarity and one 32-bit hash count as one.
 */
export function wordCodes(held: ReadonlyMap<string, number>): (word: string) => number {
  return (word) => Math.min(MOST_HELD, held.get(word) ?? 0) * 2 ** 32 + lanesOf(word)[0];
}

/** The different words of one text. */
export const wordSet = (words: readonly string[], code: (word: string) => number): WordSet =>
  Float64Array.from(new Set(words.map(code))).sort();

/** The different words of every sample that an incidence keeps. */
export function* wordSets({ names, key, start, word }: Incidence, code: (word: string) => number): Generator<WordSet> {
  const codes = Float64Array.from(names, code);
  for (let i = 0; i < key.length; i++)
    yield Float64Array.from(word.subarray(start[i], start[i + 1]), (w) => codes[w] ?? 0).sort();
}

/** An empty index. A query costs O(prefix + MOST_COMPARED). */
export function createNearIndex(): NearIndex {
  const sets: WordSet[] = [];
  const holders = new Map<number, number[]>();
  return {
    add(set) {
      const place = sets.push(set) - 1;
      for (const word of set.subarray(0, prefixOf(set.length))) {
        const list = holders.get(word);
        if (list) list.push(place);
        else holders.set(word, [place]);
      }
    },
    *near(set) {
      const lists = Array.from(set.subarray(0, prefixOf(set.length)), (word) => holders.get(word) ?? []);
      const compared = new Set<number>();
      // Short lists first: a word that everybody uses must not spend what may be compared.
      for (const list of lists.sort((a, b) => a.length - b.length)) {
        for (const place of list) {
          if (compared.has(place)) continue;
          if (compared.size === MOST_COMPARED) return;
          compared.add(place);
          if (isNear(set, sets[place] ?? set)) yield place;
        }
      }
    },
  };
}
