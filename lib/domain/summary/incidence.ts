import { lanesOf } from "../stats/name-hash.ts";
import { ordered } from "../stats/ordered.ts";
import { followedPhrases, type Phrases } from "../text/phrases.ts";
import type { Vocabulary } from "../text/vocabulary.ts";
import { BLOCKS, byCodeUnit } from "./count-table.ts";
import type { HeldPhrases } from "./grams.ts";

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
interface Told {
  key: number;
  content: string;
  labels: readonly string[];
  slices?: readonly string[];
  claims?: readonly string[];
}

/** By key, then content; copies that carry other labels, facets or claims by those, so that arrival decides nothing. */
function byContent(a: Told, b: Told): number {
  return a.key - b.key || byCodeUnit(a.content, b.content) || byCodeUnit(besideText(a), besideText(b));
}

const besideText = ({ labels, slices = [], claims = [] }: Told) => JSON.stringify([labels, slices, claims]);

const NO_HASHES = new Float64Array(0);
const NO_PHRASES: Phrases = { pairs: NO_HASHES, triples: NO_HASHES };

/** Lists of hashes one after another. */
function heldBy(lists: readonly Float64Array[]): HeldPhrases {
  const start = new Uint32Array(lists.length + 1);
  lists.forEach((list, i) => {
    start[i + 1] = (start[i] as number) + list.length;
  });
  const hash = new Float64Array(start[lists.length] as number);
  lists.forEach((list, i) => {
    hash.set(list, start[i] as number);
  });
  return { start, hash };
}

const phrasesIn = (of: HeldPhrases | undefined, at: number) =>
  of ? of.hash.subarray(of.start[at], of.start[at + 1]) : NO_HASHES;

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

/** The samples of `from` (possibly several) at the given places, re-indexed on a joint vocabulary, by key. */
export function select(from: readonly Incidence[], keep: readonly Place[]): Incidence {
  const chosen = keep.toSorted(byContentIn(from));
  const { names, place } = jointVocabulary(from, chosen);
  const total = chosen.reduce((sum, { source, at }) => sum + span(from[source], at), 0);
  const out: Incidence = {
    names,
    key: new Float64Array(chosen.length),
    grouped: new Uint8Array(chosen.length),
    content: [],
    exposure: new Uint32Array(chosen.length),
    start: new Uint32Array(chosen.length + 1),
    word: new Uint32Array(total),
    count: new Uint16Array(total),
    labels: [],
    events: [],
    slices: [],
    claims: [],
    pairs: heldBy(chosen.map(({ source, at }) => phrasesIn(from[source]?.pairs, at))),
    triples: heldBy(chosen.map(({ source, at }) => phrasesIn(from[source]?.triples, at))),
  };
  let used = 0;
  chosen.forEach(({ source, at }, i) => {
    const side = from[source];
    const map = place[source];
    if (!side || !map) return;
    out.key[i] = side.key[at] ?? 0;
    out.grouped[i] = side.grouped[at] ?? 0;
    out.exposure[i] = side.exposure[at] ?? 0;
    out.content.push(side.content[at] ?? "");
    out.labels.push(side.labels[at] ?? []);
    out.events.push(side.events[at] ?? []);
    out.slices.push(side.slices[at] ?? []);
    out.claims.push(side.claims[at] ?? []);
    for (let k = side.start[at] ?? 0; k < (side.start[at + 1] ?? 0); k++) {
      out.word[used] = map[side.word[k] ?? 0] ?? 0;
      out.count[used] = side.count[k] ?? 0;
      used++;
    }
    out.start[i + 1] = used;
  });
  return out;
}

/** `byContent` over places of incidences. */
const byContentIn = (from: readonly Incidence[]) => (a: Place, b: Place) => {
  const [left, right] = [from[a.source], from[b.source]];
  if (!left || !right) return 0;
  const keys = (left.key[a.at] as number) - (right.key[b.at] as number);
  return keys || byContent(told(left, a.at), told(right, b.at));
};

interface Place {
  source: number;
  at: number;
}

const told = (side: Incidence, at: number): Told => ({
  key: side.key[at] ?? 0,
  content: side.content[at] ?? "",
  labels: side.labels[at] ?? NO_NAMES,
  slices: side.slices[at] ?? NO_NAMES,
  claims: side.claims[at] ?? NO_NAMES,
});

const span = (side: Incidence | undefined, at: number) => (side?.start[at + 1] ?? 0) - (side?.start[at] ?? 0);

function jointVocabulary(from: readonly Incidence[], chosen: readonly Place[]) {
  const seen = from.map((side) => new Uint8Array(side.names.length));
  for (const { source, at } of chosen) {
    const side = from[source];
    const marks = seen[source];
    if (!side || !marks) continue;
    for (let k = side.start[at] ?? 0; k < (side.start[at + 1] ?? 0); k++) marks[side.word[k] ?? 0] = 1;
  }
  const used = new Set<string>();
  from.forEach((side, s) => {
    side.names.forEach((name, i) => {
      if (seen[s]?.[i]) used.add(name);
    });
  });
  const names = Array.from(used).sort(byCodeUnit);
  const idOf = new Map(names.map((name, i) => [name, i]));
  const place = from.map((side) => Uint32Array.from(side.names, (name) => idOf.get(name) ?? 0));
  return { names, place };
}

/** The `k` samples of least key over all parts: the same whatever the cut, since keys come from content. */
export function leastKeys(parts: readonly Incidence[], k: number): Incidence {
  const places = parts.flatMap((part, source) => Array.from(part.key.keys(), (at) => ({ source, at })));
  if (parts.length === 1 && parts[0] && places.length <= k) return parts[0];
  if (places.length > k) {
    places.sort(byContentIn(parts));
    places.length = k;
  }
  return select(parts, places);
}
