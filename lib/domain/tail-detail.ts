import type { Catalogue } from "./catalogue.ts";
import type { Comparison } from "./comparison/comparison.ts";
import type { TailDetail, TailEvent } from "./judgement.ts";
import { nearestTexts } from "./nearest-texts.ts";
import { poissonAtMost } from "./stats/poisson.ts";
import { STRATA } from "./strata.ts";
import { type CountTable, samplesOf } from "./summary/count-table.ts";
import { exposureOf } from "./summary/summary.ts";

/** Human chance of a sighting from which an absence is a surprise. */
const SURPRISING = 0.95;
/** Rows that a page shows, by status. */
const ROWS = { lost: 240, thin: 120, kept: 60 } as const;
/** Points of a rank-frequency curve. */
const POINTS = 120;

/** Samples that hold each catalogue event, in catalogue order. */
export function eventCounts(table: CountTable, catalogue: Catalogue, index: ReadonlyMap<string, number>): Uint32Array {
  const counts = new Uint32Array(catalogue.names.length);
  table.names.forEach((name, i) => {
    const at = index.get(name);
    if (at !== undefined) counts[at] = samplesOf(table, i);
  });
  return counts;
}

/** Human rate per token of each catalogue event over both halves, and what a generation of this exposure would show. */
export function expectedCounts(human: Uint32Array, humanExposure: number, exposure: number): Float64Array {
  return Float64Array.from(human, (x) => (x * exposure) / humanExposure);
}

/** What the tail explorer draws for one generation: which events went, how surely, with human originals beside samples. */
export function tailDetail({ reference, generation, index }: Comparison): TailDetail {
  const { catalogue } = reference;
  const human = eventCounts(reference.whole.words, catalogue, index);
  const seen = eventCounts(generation.words, catalogue, index);
  const expected = expectedCounts(human, exposureOf(reference.whole), exposureOf(generation));
  const events = catalogue.names.map((_, i) => ({ i, status: statusOf(seen[i] ?? 0, expected[i] ?? 0) }));
  const judgeable = events.filter(({ i }) => chanceOf(expected[i] ?? 0) >= SURPRISING);
  const pick = (status: TailEvent["status"]) =>
    judgeable
      .filter((event) => event.status === status)
      .sort((a, b) => surprise(expected[b.i], seen[b.i]) - surprise(expected[a.i], seen[a.i]) || a.i - b.i);
  const kept = pick("kept").sort((a, b) => (expected[a.i] ?? 0) - (expected[b.i] ?? 0) || a.i - b.i);
  const groups = { lost: pick("lost"), thin: pick("thin"), kept };
  const shown = [...groups.lost.slice(0, ROWS.lost), ...groups.thin.slice(0, ROWS.thin), ...kept.slice(0, ROWS.kept)];
  const near = nearestTexts(
    generation.texts,
    shown.map(({ i }) => catalogue.texts[catalogue.originals[i]?.[0] ?? -1] ?? ""),
    (word) => (catalogue.stratum[index.get(word) ?? -1] ?? STRATA.length) < STRATA.length - 1,
  );
  return {
    rankFrequency: rankFrequency(
      reference.control.words,
      generation.words,
      reference.control.samples,
      generation.samples,
      index,
    ),
    counts: { lost: groups.lost.length, thin: groups.thin.length, kept: groups.kept.length },
    events: shown.map(({ i, status }, row) => ({
      event: (catalogue.names[i] ?? "").replace(/^label:/, ""),
      kind: catalogue.kind,
      stratum: STRATA[catalogue.stratum[i] ?? 0]?.slice ?? "",
      human: human[i] ?? 0,
      humanSamples: reference.whole.samples,
      expected: expected[i] ?? 0,
      seen: seen[i] ?? 0,
      samples: generation.samples,
      chance: chanceOf(expected[i] ?? 0),
      status,
      originals: (catalogue.originals[i] ?? []).flatMap((at) => catalogue.texts[at] ?? []),
      nearest: near[row] ?? [],
    })),
  };
}

export const chanceOf = (expected: number) => -Math.expm1(-expected);

const surprise = (expected = 0, seen = 0) => expected - seen;

function statusOf(seen: number, expected: number): TailEvent["status"] {
  if (seen === 0) return chanceOf(expected) >= SURPRISING ? "lost" : "kept";
  return poissonAtMost(seen, expected) <= 1 - SURPRISING && seen < expected / 2 ? "thin" : "kept";
}

function rankFrequency(
  human: CountTable,
  generation: CountTable,
  nHuman: number,
  nGeneration: number,
  index: ReadonlyMap<string, number>,
): TailDetail["rankFrequency"] {
  const shown = new Set(generation.names);
  const sorted = (table: CountTable) =>
    Float64Array.from(table.names, (_, i) => samplesOf(table, i))
      .sort()
      .reverse();
  const humanCounts = sorted(human);
  const generationCounts = sorted(generation);
  const at = ranks(Math.max(humanCounts.length, generationCounts.length));
  return {
    human: at.map((rank) => {
      const share = (humanCounts[rank - 1] ?? 0) / nHuman;
      const half = 1.96 * Math.sqrt((share * (1 - share)) / nHuman);
      return { rank, share, low: share > 0 ? Math.max(share - half, 0.2 / nHuman) : 0, high: share + half };
    }),
    generation: at.map((rank) => ({ rank, share: (generationCounts[rank - 1] ?? 0) / nGeneration })),
    missing: human.names.reduce((sum, name) => sum + (index.has(name) && !shown.has(name) ? 1 : 0), 0),
  };
}

/** Ranks at even steps on a log axis, first and last included. */
function ranks(last: number): number[] {
  const steps = Array.from({ length: POINTS }, (_, i) =>
    Math.round(Math.exp((i / (POINTS - 1)) * Math.log(Math.max(1, last)))),
  );
  return last === 0 ? [] : Array.from(new Set(steps));
}
