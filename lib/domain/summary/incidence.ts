import { lanesOf } from "../stats/name-hash.ts";
import { ordered } from "../stats/ordered.ts";
import { followedPhrases, type Phrases } from "../text/phrases.ts";
import type { Vocabulary } from "../text/vocabulary.ts";
import { BLOCKS, byCodeUnit } from "./count-table.ts";
import { type HeldPhrases, heldBy, NO_PHRASES } from "./held-phrases.ts";

/**
 * Which sample holds which word, sample-major: the raw material of splits, permutations and tables.
 * Samples ascend by key (53-bit hash of the salted content digest, or of the salted group; copies share one), then by content.
 * Words of sample i are start[i] … start[i+1]-1: index into `names` (ascending), and how often.
 */
export interface Incidence {
  names: string[];
  key: Float64Array;
  /** 1: the key is its group's (conversation, document); all samples of that key are one unit. */
  grouped: Uint8Array;
  /** First 64 bits of the digest of what the sample says, as 16 hex digits: equal for exact copies. */
  content: string[];
  exposure: Uint32Array;
  start: Uint32Array;
  word: Uint32Array;
  count: Uint16Array;
  /** Labels and declared events a sample holds. */
  labels: string[][];
  events: string[][];
  /** Slices a sample is in: "label:x", "facet:name=value", ascending. */
  slices: string[][];
  /** What a sample says of where it comes from: "origin:human", "source:stated", "parents:stated". */
  claims: string[][];
  /** Followed phrases of two and of three words that a sample holds. */
  pairs: HeldPhrases;
  triples: HeldPhrases;
}

/** One sample after tokenising, as `incidence` takes it. */
export interface TokenisedSample {
  key: number;
  /** The key is its group's. */
  grouped?: boolean;
  content: string;
  words: string[];
  labels: string[];
  events: string[];
  slices?: string[];
  claims?: string[];
}

/** The same with its words by number. */
export interface NumberedWords extends Omit<TokenisedSample, "words"> {
  words: Uint32Array;
}

const NO_NAMES: string[] = [];

/** Keys lie in [0, KEY_SPACE). */
export const KEY_SPACE = 2 ** 53;

export const blockOf = (key: number) => key % BLOCKS;

/** Collects tokenised samples, in any order, into one incidence. O(tokens + n log n). */
export function incidence(samples: readonly TokenisedSample[]): Incidence {
  const met = new Map<string, number>();
  const number = (name: string) => {
    const known = met.get(name);
    if (known !== undefined) return known;
    met.set(name, met.size);
    return met.size - 1;
  };
  const numbered = samples.map((sample) => ({ ...sample, words: Uint32Array.from(sample.words, number) }));
  const names = Array.from(met.keys());
  const lanes = names.map(lanesOf);
  const first = Uint32Array.from(lanes, ([lane]) => lane);
  const second = Uint32Array.from(lanes, ([, lane]) => lane);
  return incidenceOf(numbered, { names, first, second, inOrder: () => ordered(names).order });
}

/**
 * The same of samples whose words are numbers of a vocabulary that may hold more. Given the lanes of each name's
 * hash; `phrasesBelow`: phrases are sought in samples of lesser key only. O(tokens + n log n).
 */
export function incidenceOf(
  samples: readonly NumberedWords[],
  vocabulary: NumberedNames,
  phrasesBelow = Number.POSITIVE_INFINITY,
): Incidence {
  const sorted = samples.toSorted(byContent);
  const { names, first, second, tokens } = renumbered(sorted, vocabulary);
  const word = new Uint32Array(tokens.length);
  const count = new Uint16Array(tokens.length);
  const start = new Uint32Array(sorted.length + 1);
  const phrases: Phrases[] = [];
  let used = 0;
  let from = 0;
  sorted.forEach((sample, i) => {
    const said = tokens.subarray(from, from + sample.words.length);
    phrases.push(sample.key < phrasesBelow ? followedPhrases(said, first, second) : NO_PHRASES);
    const own = said.sort();
    from += sample.words.length;
    for (let k = 0; k < own.length; k++) {
      if (k === 0 || own[k] !== own[k - 1]) word[used++] = own[k] as number;
      count[used - 1] = (count[used - 1] as number) + 1;
    }
    start[i + 1] = used;
  });
  return {
    names,
    key: Float64Array.from(sorted, (sample) => sample.key),
    grouped: Uint8Array.from(sorted, (sample) => (sample.grouped ? 1 : 0)),
    content: sorted.map((sample) => sample.content),
    exposure: Uint32Array.from(sorted, (sample) => sample.words.length),
    start,
    word: word.slice(0, used),
    count: count.slice(0, used),
    labels: sorted.map((sample) => sample.labels),
    events: sorted.map((sample) => sample.events),
    slices: sorted.map((sample) => sample.slices ?? NO_NAMES),
    claims: sorted.map((sample) => sample.claims ?? NO_NAMES),
    pairs: heldBy(phrases.map(({ pairs }) => pairs)),
    triples: heldBy(phrases.map(({ triples }) => triples)),
  };
}

/** What tells samples of one text apart. */
export interface Told {
  key: number;
  content: string;
  labels: readonly string[];
  slices?: readonly string[];
  claims?: readonly string[];
}

/** By key, then content; copies that carry other labels, facets or claims by those, so that arrival decides nothing. */
export function byContent(a: Told, b: Told): number {
  return a.key - b.key || byCodeUnit(a.content, b.content) || byCodeUnit(besideText(a), besideText(b));
}

const besideText = ({ labels, slices = [], claims = [] }: Told) => JSON.stringify([labels, slices, claims]);

type NumberedNames = Pick<Vocabulary, "names" | "first" | "second" | "inOrder">;

/** Every token as the place of its word among those used, in code-unit order, sample after sample. */
function renumbered(samples: readonly NumberedWords[], { names: known, first, second, inOrder }: NumberedNames) {
  const tokens = new Uint32Array(samples.reduce((sum, sample) => sum + sample.words.length, 0));
  const isUsed = new Uint8Array(known.length);
  const used: number[] = [];
  let at = 0;
  for (const { words } of samples) {
    for (let k = 0; k < words.length; k++) {
      const id = words[k] as number;
      if (isUsed[id] === 0) used.push(id);
      isUsed[id] = 1;
      tokens[at++] = id;
    }
  }
  const order = inOrder(used);
  const place = new Uint32Array(known.length);
  order.forEach((id, to) => {
    place[id] = to;
  });
  for (let k = 0; k < tokens.length; k++) tokens[k] = place[tokens[k] as number] as number;
  const names = Array.from(order, (id) => known[id] as string);
  const lane = (of: Uint32Array) => Uint32Array.from(order, (id) => of[id] as number);
  return { names, first: lane(first), second: lane(second), tokens };
}
