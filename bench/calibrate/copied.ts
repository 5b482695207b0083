import type { ReferenceRecords } from "#domain/reference.ts";
import { keyFrom } from "#domain/simulate/dealer.ts";
import type { Random } from "#domain/stats/random.ts";
import { select } from "#domain/summary/select.ts";

/** Copies of one content that share a key; further ones are dealt, as the tokeniser does it. */
const TOGETHER = 20;

/** The same number of samples, of which a share are copies: each of another sample, or all of one. */
export function withCopies(
  records: ReferenceRecords,
  share: number,
  of: "many" | "one",
  source: Random,
): ReferenceRecords {
  const { incidence } = records;
  const n = incidence.key.length;
  const copies = Math.round(share * n);
  const order = Array.from({ length: n }, (_, i) => i);
  for (let i = n - 1; i > 0; i--) {
    const j = source.below(i + 1);
    [order[i], order[j]] = [order[j] ?? 0, order[i] ?? 0];
  }
  const kept = order.slice(0, n - copies);
  const sources = [incidence];
  const copiesOf = new Map<number, number>();
  const copied = Array.from({ length: copies }, () => {
    const at = kept[of === "one" ? 0 : source.below(kept.length)] ?? 0;
    const copy = (copiesOf.get(at) ?? 0) + 1;
    copiesOf.set(at, copy);
    if (copy < TOGETHER) return { source: 0, at };
    sources.push({ ...incidence, key: incidence.key.map(() => keyFrom(source)) });
    return { source: sources.length - 1, at };
  });
  return { ...records, incidence: select(sources, [...kept.map((at) => ({ source: 0, at })), ...copied]) };
}

/** Every sample twice, as when a file is loaded two times. */
export function loadedTwice(records: ReferenceRecords): ReferenceRecords {
  const places = Array.from(records.incidence.key, (_, at) => ({ source: 0, at }));
  return { ...records, incidence: select([records.incidence], [...places, ...places]) };
}
