import { indexOf } from "../catalogue.ts";
import type { Reference } from "../comparison/comparison.ts";
import type { TailEvent } from "../judgement.ts";
import { strataOf } from "../strata.ts";
import type { Summary } from "../summary/summary.ts";
import { exposureOf } from "../summary/summary.ts";
import { chanceOf, eventCounts, expectedCounts } from "../tail-detail.ts";
import { isRarity } from "./tally.ts";

/** Words that a brief lists at most. */
const MOST = 1_000;

/**
 * What collected texts should hold: events of the given rarity strata that the generation never shows, those that people
 * say most often first, with human originals of the catalogue half. Unlike lost events, none of them need be surely lost by
 * itself: a stratum that lost much is refilled by any of its words. O(catalogue).
 */
export function wantedEvents(
  { catalogue, whole }: Reference,
  generation: Summary,
  strata: readonly string[],
): TailEvent[] {
  const wanted = new Map(
    strata.filter(isRarity).flatMap((slice) => strataOf(slice).map((stratum) => [stratum, slice] as const)),
  );
  const index = indexOf(catalogue);
  const human = eventCounts(whole.words, catalogue, index);
  const seen = eventCounts(generation.words, catalogue, index);
  const expected = expectedCounts(human, exposureOf(whole), exposureOf(generation));
  const missing = Array.from(catalogue.names.keys()).filter(
    (i) => wanted.has(catalogue.stratum[i] ?? -1) && seen[i] === 0,
  );
  return missing
    .sort((a, b) => (human[b] ?? 0) - (human[a] ?? 0) || a - b)
    .slice(0, MOST)
    .map((i) => ({
      event: (catalogue.names[i] ?? "").replace(/^label:/, ""),
      kind: catalogue.kind,
      stratum: wanted.get(catalogue.stratum[i] ?? -1) ?? "",
      human: human[i] ?? 0,
      humanSamples: whole.samples,
      expected: expected[i] ?? 0,
      seen: 0,
      samples: generation.samples,
      chance: chanceOf(expected[i] ?? 0),
      status: "lost",
      originals: (catalogue.originals[i] ?? []).flatMap((at) => catalogue.texts[at] ?? []),
      nearest: [],
    }));
}
