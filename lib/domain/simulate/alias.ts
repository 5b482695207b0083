import type { Random } from "#domain/stats/random.ts";

/** A law over 0…k-1 prepared for drawing in constant time: stay at a place with `keep`, else go to `other`. */
export interface AliasTable {
  keep: Float64Array;
  other: Int32Array;
}

/**
 * Prepares a law for drawing.
 * Given weights, not negative, with a positive sum (they need not be normalised). O(k).
 * Throws when the sum is not a positive number. Source: Walker 1977, in the numerically stable order of Vose 1991.
 */
export function aliasTable(weights: ArrayLike<number>): AliasTable {
  const size = weights.length;
  let sum = 0;
  for (let i = 0; i < size; i++) sum += weights[i] ?? 0;
  if (!(sum > 0 && Number.isFinite(sum))) throw new RangeError("The weights of a law must have a positive sum.");
  const keep = Float64Array.from({ length: size }, (_, i) => ((weights[i] ?? 0) * size) / sum);
  const other = Int32Array.from({ length: size }, (_, i) => i);
  const small: number[] = [];
  const large: number[] = [];
  for (let i = 0; i < size; i++) ((keep[i] ?? 0) < 1 ? small : large).push(i);
  for (let poor = small.pop(); poor !== undefined; poor = small.pop()) {
    const rich = large.at(-1);
    if (rich === undefined) {
      keep[poor] = 1;
      continue;
    }
    other[poor] = rich;
    keep[rich] = (keep[rich] ?? 0) + (keep[poor] ?? 0) - 1;
    if ((keep[rich] ?? 0) < 1) small.push(...large.splice(-1));
  }
  for (const rich of large) keep[rich] = 1;
  return { keep, other };
}

/** One draw from the law: the index of an event. */
export function drawAlias(table: AliasTable, source: Random): number {
  const place = source.below(table.keep.length);
  return source.uniform() < (table.keep[place] ?? 0) ? place : (table.other[place] ?? 0);
}

/**
 * Counts of independent draws from a law: one step of a model that learns by counting and is sampled as it is.
 * Given the weights, how many draws, and the source of randomness. Returns the counts by event. O(k + draws).
 */
export function multinomialCounts(weights: ArrayLike<number>, draws: number, source: Random): Float64Array {
  const table = aliasTable(weights);
  const counts = new Float64Array(weights.length);
  for (let i = 0; i < draws; i++) {
    const event = drawAlias(table, source);
    counts[event] = (counts[event] ?? 0) + 1;
  }
  return counts;
}
