import { byCodeUnit } from "./count-table.ts";
import { heldBy, phrasesAt } from "./held-phrases.ts";
import { byContent, type Incidence, type Told } from "./incidence.ts";

const NO_NAMES: string[] = [];

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
    pairs: heldBy(chosen.map(({ source, at }) => phrasesAt(from[source]?.pairs, at))),
    triples: heldBy(chosen.map(({ source, at }) => phrasesAt(from[source]?.triples, at))),
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
