import { followedPhrases, wordHash } from "../text/phrases.ts";
import { BLOCKS, byCodeUnit } from "./count-table.ts";

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
  /** Followed phrases of two and of three words that a sample holds, each once. */
  pairs: string[][];
  triples: string[][];
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
}

export const blockOf = (key: number) => key % BLOCKS;

/** Collects tokenised samples, in any order, into one incidence. O(tokens + n log n). */
export function incidence(samples: readonly TokenisedSample[]): Incidence {
  const sorted = samples.toSorted((a, b) => a.key - b.key || byCodeUnit(a.content, b.content));
  const { names, tokens } = identified(sorted);
  const word = new Uint32Array(tokens.length);
  const count = new Uint16Array(tokens.length);
  const start = new Uint32Array(sorted.length + 1);
  const hashes = Uint32Array.from(names, wordHash);
  const pairs: string[][] = [];
  const triples: string[][] = [];
  let used = 0;
  let from = 0;
  sorted.forEach((sample, i) => {
    const said = tokens.subarray(from, from + sample.words.length);
    const phrases = followedPhrases(said, names, hashes);
    pairs.push(phrases.pairs);
    triples.push(phrases.triples);
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
    pairs,
    triples,
  };
}

/** Every token as the index of its word, sample after sample, and the words in code-unit order. */
function identified(samples: readonly TokenisedSample[]): { names: string[]; tokens: Uint32Array } {
  const met = new Map<string, number>();
  const tokens = new Uint32Array(samples.reduce((sum, sample) => sum + sample.words.length, 0));
  let at = 0;
  for (const { words } of samples) {
    for (const name of words) {
      let id = met.get(name);
      if (id === undefined) {
        id = met.size;
        met.set(name, id);
      }
      tokens[at++] = id;
    }
  }
  const names = Array.from(met.keys());
  const order = Array.from(names.keys()).sort((i, j) => byCodeUnit(names[i] ?? "", names[j] ?? ""));
  const place = new Uint32Array(names.length);
  order.forEach((from, to) => {
    place[from] = to;
  });
  for (let k = 0; k < tokens.length; k++) tokens[k] = place[tokens[k] as number] as number;
  return { names: order.map((i) => names[i] ?? ""), tokens };
}

/** The samples of `from` (possibly several) at the given places, re-indexed on a joint vocabulary, by key. */
export function select(from: readonly Incidence[], keep: readonly { source: number; at: number }[]): Incidence {
  const chosen = keep.toSorted((a, b) => {
    const left = from[a.source];
    const right = from[b.source];
    const keys = (left?.key[a.at] ?? 0) - (right?.key[b.at] ?? 0);
    return keys || byCodeUnit(left?.content[a.at] ?? "", right?.content[b.at] ?? "");
  });
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
    pairs: [],
    triples: [],
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
    out.pairs.push(side.pairs[at] ?? []);
    out.triples.push(side.triples[at] ?? []);
    for (let k = side.start[at] ?? 0; k < (side.start[at + 1] ?? 0); k++) {
      out.word[used] = map[side.word[k] ?? 0] ?? 0;
      out.count[used] = side.count[k] ?? 0;
      used++;
    }
    out.start[i + 1] = used;
  });
  return out;
}

const span = (side: Incidence | undefined, at: number) => (side?.start[at + 1] ?? 0) - (side?.start[at] ?? 0);

function jointVocabulary(from: readonly Incidence[], chosen: readonly { source: number; at: number }[]) {
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
    places.sort((a, b) => {
      const keys = (parts[a.source]?.key[a.at] ?? 0) - (parts[b.source]?.key[b.at] ?? 0);
      return keys || byCodeUnit(parts[a.source]?.content[a.at] ?? "", parts[b.source]?.content[b.at] ?? "");
    });
    places.length = k;
  }
  return select(parts, places);
}
