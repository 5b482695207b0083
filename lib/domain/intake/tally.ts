import { indexOf } from "../catalogue.ts";
import type { Reference } from "../comparison/comparison.ts";
import { POOLED_STRATA, STRATA, strataOf } from "../strata.ts";

/** A sample after tokenising, as far as richness is told by it. */
export interface TalliedSample {
  key: number;
  words: readonly string[];
  labels: readonly string[];
  events: readonly string[];
  values: Readonly<Record<string, number>>;
}

/**
 * Sums over samples: how many, their tokens, those with any; of each rarity stratum the incidences (different words of it
 * in a sample); samples by the label or event they hold; numbers by field; keys.
 */
export interface Tally {
  samples: number;
  tokens: number;
  worded: number;
  incidences: number[];
  holding: Map<string, number>;
  values: Map<string, number[]>;
  keys: number[];
}

/** An empty tally, and what adds to it. Given the reference whose catalogue says what is rare. */
export function tallier({ catalogue }: Pick<Reference, "catalogue">): {
  tally: Tally;
  add(sample: TalliedSample): void;
} {
  const index = indexOf(catalogue);
  const tally: Tally = {
    ...{ samples: 0, tokens: 0, worded: 0 },
    incidences: STRATA.map(() => 0),
    holding: new Map(),
    values: new Map(),
    keys: [],
  };
  const hold = (name: string) => tally.holding.set(name, (tally.holding.get(name) ?? 0) + 1);
  return {
    tally,
    add({ key, words, labels, events, values }) {
      tally.samples++;
      tally.tokens += words.length;
      tally.worded += words.length > 0 ? 1 : 0;
      tally.keys.push(key);
      for (const word of new Set(words)) {
        const stratum = catalogue.stratum[index.get(word) ?? -1];
        if (stratum !== undefined && stratum < STRATA.length)
          tally.incidences[stratum] = (tally.incidences[stratum] ?? 0) + 1;
      }
      for (const label of labels) hold(`label:${label}`);
      for (const event of events) hold(`event:${event}`);
      for (const [field, value] of Object.entries(values)) {
        const column = tally.values.get(field);
        if (column) column.push(value);
        else tally.values.set(field, [value]);
      }
    },
  };
}

/** Incidences of a rarity stratum per token. */
export function incidenceRate({ incidences, tokens }: Pick<Tally, "incidences" | "tokens">, stratum: string): number {
  const held = strataOf(stratum).reduce((sum, s) => sum + (incidences[s] ?? 0), 0);
  return tokens > 0 ? held / tokens : 0;
}

/** The same sums over the control, which stands for people at large. */
export function controlTally({ catalogue, control }: Reference): Pick<Tally, "incidences" | "tokens" | "worded"> {
  const index = indexOf(catalogue);
  const { names, key, word, exposure } = control.incidence;
  const stratum = names.map((name) => catalogue.stratum[index.get(name) ?? -1] ?? STRATA.length);
  const incidences = STRATA.map(() => 0);
  for (const w of word) {
    const own = stratum[w] ?? STRATA.length;
    if (own < STRATA.length) incidences[own] = (incidences[own] ?? 0) + 1;
  }
  let [tokens, worded] = [0, 0];
  for (let i = 0; i < key.length; i++) {
    tokens += exposure[i] ?? 0;
    worded += (exposure[i] ?? 0) > 0 ? 1 : 0;
  }
  return { incidences, tokens, worded };
}

/** Whether a stratum is one of words by their rarity. */
export const isRarity = (stratum: string) => stratum === POOLED_STRATA || STRATA.some(({ slice }) => slice === stratum);
