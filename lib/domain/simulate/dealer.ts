import type { ReferenceRecords } from "#domain/reference.ts";
import type { Random } from "#domain/stats/random.ts";
import type { Incidence } from "#domain/summary/incidence.ts";
import { select } from "#domain/summary/select.ts";
import type { KeptText } from "#domain/summary/summary.ts";

/**
 * Human samples to draw disjoint sets from; tokenised once, since a draw only deals them out anew.
 * `group[i]`: what sample i was taken from (an address); sets are then dealt by whole groups.
 */
export interface Population {
  tokenizer: string;
  incidence: Incidence;
  /** By content; empty where the samples have no text. */
  texts: ReadonlyMap<string, string>;
  group: readonly string[] | null;
}

/** Random sets of a population; sizes are in samples, or in groups where it has them. */
export interface Dealer {
  /** A set that no later one shares a sample with. */
  take: (size: number) => ReferenceRecords;
  /** A set of what is left, of wanted samples only; the next may hold the same samples again. Fewer when too few are wanted. */
  lend: (size: number, isWanted?: (place: number) => boolean) => ReferenceRecords;
}

/** A hash of 53 bits, as the tokeniser gives it: uniform, and independent from sample to sample. */
export const keyFrom = (source: Random) => source.uint32() * 0x200000 + (source.uint32() >>> 11);

/**
 * Deals sets out of a population. Keys, and with them halves and blocks, are drawn anew at every set, as another salt
 * would. A set larger than what is left throws.
 */
export function dealer(from: Population, source: Random): Dealer {
  const units = from.group ? membersOf(from.group) : Array.from(from.incidence.key, (_, i) => [i]);
  const dealt = (among: number[][], size: number) => {
    const keyed = new Map<number, number>();
    for (let i = 0; i < size; i++) {
      const j = i + source.below(among.length - i);
      [among[i], among[j]] = [among[j] ?? [], among[i] ?? []];
      const key = keyFrom(source);
      for (const place of among[i] ?? []) keyed.set(place, key);
    }
    return recordsAt(from, keyed);
  };
  return {
    take: (size) => {
      if (size > units.length) throw new RangeError("the population is too small");
      const records = dealt(units, size);
      units.splice(0, size);
      return records;
    },
    lend: (size, isWanted) => {
      const among = isWanted ? units.filter(([place = 0]) => isWanted(place)) : units;
      if (!isWanted && size > among.length) throw new RangeError("the population is too small");
      return dealt(among, Math.min(size, among.length));
    },
  };
}

/** The samples at some places, each under the key given with it. */
function recordsAt(from: Population, keyed: ReadonlyMap<number, number>): ReferenceRecords {
  const key = from.incidence.key.slice();
  for (const [place, own] of keyed) key[place] = own;
  const keep = Array.from(keyed.keys(), (at) => ({ source: 0, at }));
  const incidence = select([{ ...from.incidence, key }], keep);
  const texts = incidence.content.flatMap((content, i): KeptText[] => {
    const text = from.texts.get(content);
    return text === undefined ? [] : [{ key: incidence.key[i] ?? 0, content, text }];
  });
  return { tokenizer: from.tokenizer, incidence, texts };
}

function membersOf(group: readonly string[]): number[][] {
  const members = new Map<string, number[]>();
  group.forEach((name, i) => {
    const list = members.get(name);
    if (list) list.push(i);
    else members.set(name, [i]);
  });
  return [...members.values()];
}
