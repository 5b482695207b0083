import { type CountTable, countTable } from "../summary/count-table.ts";
import type { Incidence } from "../summary/incidence.ts";

/** Least share of words that two samples have in common (Jaccard over their sets of words) to be near copies. */
const LEAST_COMMON = 0.7;

/** Leaders a sample is compared with at most: of a few dozen words in all, everything shares its rarest with everything. */
const MOST_COMPARED = 500;

/**
 * Classes of near copies: class of each sample, sides after each other. A sample joins the first sample before it that
 * leads a class and has at least 70% of words in common with it; else it leads a class of its own. Exact copies are found by content.
 * Exact and without chance: two such samples share one of their rarest words (prefix filter, Chaudhuri et al. 2006;
 * Bayardo et al. 2007), so only those are compared, the rarest word's first. O(incidences + samples · MOST_COMPARED).
 */
export function nearClasses(sides: readonly Incidence[]): Uint32Array {
  const samples = rarestFirst(sides);
  const contents = sides.flatMap((side) => side.content);
  const classOf = new Uint32Array(samples.length);
  const known = new Map<string, number>();
  const leaders = new Map<number, number[]>();
  samples.forEach((words, i) => {
    const content = contents[i] ?? "";
    const joined = known.get(content) ?? leaderOf(words, i, samples, leaders);
    classOf[i] = joined;
    known.set(content, joined);
    if (joined !== i) return;
    for (const word of words.subarray(0, prefixOf(words.length))) {
      const list = leaders.get(word);
      if (list) list.push(i);
      else leaders.set(word, [i]);
    }
  });
  return classOf;
}

/** Two sets with enough in common share one of this many rarest words of each. */
export const prefixOf = (words: number) => words - Math.ceil(LEAST_COMMON * words) + 1;

/** The least leader that a sample nearly copies, or itself. */
function leaderOf(
  words: Uint32Array,
  own: number,
  samples: readonly Uint32Array[],
  leaders: ReadonlyMap<number, readonly number[]>,
): number {
  let least = own;
  let left = MOST_COMPARED;
  for (const word of words.subarray(0, prefixOf(words.length))) {
    for (const leader of leaders.get(word) ?? []) {
      if (leader >= least) break;
      if (left-- === 0) return least;
      if (isNear(words, samples[leader] ?? words)) least = leader;
    }
  }
  return least;
}

/** Whether two sets of words are near copies. Both ascend, the rarest word first: two that are no copies differ at once, and are given up. */
export function isNear(a: ArrayLike<number>, b: ArrayLike<number>): boolean {
  if (a.length < LEAST_COMMON * b.length || b.length < LEAST_COMMON * a.length) return false;
  // Common words c are enough when c ≥ t (|a| + |b| − c); every word of one alone brings that out of reach.
  const needed = Math.ceil((LEAST_COMMON / (1 + LEAST_COMMON)) * (a.length + b.length) - 1e-9);
  let alone = a.length + b.length - 2 * needed;
  let common = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const [left, right] = [a[i] as number, b[j] as number];
    if (left === right) common++;
    else if (alone-- === 0) return false;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return common >= LEAST_COMMON * (a.length + b.length - common);
}

/** Every sample's words as ranks by rarity over all sides, the rarest first. */
function rarestFirst(sides: readonly Incidence[]): Uint32Array[] {
  const held = new Map<string, number>();
  for (const { names, word } of sides) {
    const times = new Uint32Array(names.length);
    for (const w of word) times[w] = (times[w] as number) + 1;
    names.forEach((name, w) => {
      held.set(name, (held.get(name) ?? 0) + (times[w] ?? 0));
    });
  }
  const ordered = Array.from(held).sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? -1 : 1));
  const rank = new Map(ordered.map(([name], i) => [name, i]));
  return sides.flatMap(({ key, names, start, word }) => {
    const ranks = Uint32Array.from(names, (name) => rank.get(name) ?? 0);
    return Array.from(key, (_, i) =>
      word
        .slice(start[i], start[i + 1])
        .map((w) => ranks[w] as number)
        .sort(),
    );
  });
}

/** How many samples of a side are of each class, by block. */
export function classTable(classes: Uint32Array, blocks: Uint8Array): CountTable {
  const place = new Map<number, number>();
  const name = classes.map((own) => {
    const at = place.get(own) ?? place.size;
    place.set(own, at);
    return at;
  });
  return countTable(Array.from(place.keys(), String), {
    name,
    block: blocks,
    tokens: new Uint8Array(name.length).fill(1),
  });
}
