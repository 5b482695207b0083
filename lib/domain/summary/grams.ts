import { GRAM_LANE, gramHash, mixed } from "../stats/name-hash.ts";
import { BLOCKS } from "./count-table.ts";
import { codeOf, countsOf, type HashCounts, limitOf, mergeCounts, NO_COUNTS } from "./hash-counts.ts";

/** Word sequences that are counted. */
export const ORDERS = [2, 3, 4] as const;
export type Order = (typeof ORDERS)[number];
/** Different sequences of one length that are kept: those of least hash. */
export const GRAM_BOUND = 16_384;

/** How often sequences of each length occur: exact up to GRAM_BOUND different ones. */
export type Grams = Record<Order, HashCounts>;

export const NO_GRAMS: Grams = { 2: NO_COUNTS, 3: NO_COUNTS, 4: NO_COUNTS };

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
          own.code[own.used++] = codeOf(gramHash(a, b), block);
        }
      }
    },
    finish: () =>
      gramsFrom(met.map(({ code, used, below }) => countsOf(code.subarray(0, used), bound, below * GRAM_LANE))),
  };
}

const gramsFrom = ([pairs = NO_COUNTS, triples = NO_COUNTS, fours = NO_COUNTS]: readonly HashCounts[]): Grams => ({
  2: pairs,
  3: triples,
  4: fours,
});

/** Drops what lies beyond the least kept; where repeats alone fill the room, makes more. Whole first lanes are dropped. */
function thin(met: Met, bound: number): void {
  const limit = limitOf(met.code.subarray(0, met.used).sort(), bound, met.below * GRAM_LANE);
  met.below = Math.ceil(limit / GRAM_LANE);
  const beyond = codeOf(met.below * GRAM_LANE, 0);
  while (met.used > 0 && (met.code[met.used - 1] as number) >= beyond) met.used--;
  if (met.used * 2 < met.code.length) return;
  const larger = new Float64Array(met.code.length * 2);
  larger.set(met.code);
  met.code = larger;
}

/** Throws tables together: the whole's, bit for bit, however it was cut. */
export function mergeGrams(parts: readonly Grams[], bound = GRAM_BOUND): Grams {
  const [only] = parts;
  if (parts.length === 1 && only) return only;
  return gramsFrom(
    ORDERS.map((order) =>
      mergeCounts(
        parts.map((part) => part[order]),
        bound,
      ),
    ),
  );
}
