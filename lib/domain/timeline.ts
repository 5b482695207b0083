import type { Comparison, Reference } from "./comparison/comparison.ts";
import type { Histogram } from "./stats/histogram.ts";
import { OUTSIDE, STRATA } from "./strata.ts";
import { type CountTable, samplesOf } from "./summary/count-table.ts";
import { exposureOf } from "./summary/summary.ts";
import { type SurpriseColumn, surpriseColumn } from "./surprise-column.ts";
import { chanceOf, eventCounts } from "./tail-detail.ts";

/** Rows that are kept: beyond them nobody scrolls. */
const ROWS = 400;
/** Human chance from which an absence is a surprise. */
const SURPRISING = 0.95;

/** The extinction timeline of a lineage: followed events × judged generations, samples that hold the event. */
export interface PackedTimeline {
  index: number[];
  samples: number[];
  rows: { event: string; kind: string; stratum: string; humanRate: number; seen: number[]; chance: number[] }[];
}

/**
 * What is kept of a judged generation for those after it. `counts`: samples that hold each catalogue event; `outside`:
 * events that the catalogue lacks, by how many samples hold each; `named`: samples that hold a label or declared event.
 */
export interface TimelineColumn {
  index: number;
  samples: number;
  exposure: number;
  counts: Uint32Array;
  outside: Histogram;
  named: { slice: string; samples: number }[];
  /** What its log probabilities tell; absent from columns kept before, and where it states none. */
  surprise?: SurpriseColumn | undefined;
  /** Names reference and contents: equal only to a generation of the same samples. */
  digest: string;
}

/** The column of a generation set beside its reference. */
export function columnOf({ generation, reference, index: places, whole }: Comparison, index: number, digest: string) {
  const named = (table: CountTable, kind: string) =>
    table.names.map((name, i) => ({ slice: `${kind}:${name}`, samples: samplesOf(table, i) }));
  const surprise = surpriseColumn(generation, reference.catalogue, places);
  return {
    ...(surprise ? { surprise } : {}),
    index,
    samples: generation.samples,
    exposure: exposureOf(generation),
    counts: eventCounts(generation.words, reference.catalogue, places),
    outside: whole.generation.whole.presence[OUTSIDE] ?? { count: [], times: [] },
    named: [...named(generation.events, "event"), ...named(generation.labels, "label")],
    digest,
  } satisfies TimelineColumn;
}

/**
 * The events that people surely show at this size and some generation did not, those that fell silent before those never shown, most missed first.
 * Given the reference and the judged generations, ascending. O(events × generations).
 */
export function timelineOf(reference: Reference, columns: readonly TimelineColumn[]): PackedTimeline {
  const { catalogue, whole } = reference;
  const human = eventCounts(whole.words, catalogue, new Map(catalogue.names.map((name, i) => [name, i])));
  const humanExposure = exposureOf(whole);
  const rows = catalogue.names.flatMap((name, i) => {
    const expected = columns.map(({ exposure }) => ((human[i] ?? 0) * exposure) / humanExposure);
    const seen = columns.map(({ counts }) => counts[i] ?? 0);
    const missed = expected.reduce(
      (sum, each, k) => sum + (seen[k] === 0 && chanceOf(each) >= SURPRISING ? each : 0),
      0,
    );
    if (missed === 0) return [];
    const stratum = STRATA[catalogue.stratum[i] ?? 0]?.slice ?? "";
    return [
      { name, stratum, missed, humanRate: (human[i] ?? 0) / whole.samples, seen, chance: expected.map(chanceOf) },
    ];
  });
  const wasSeen = ({ seen }: { seen: number[] }) => Number(seen.some((samples) => samples > 0));
  rows.sort((a, b) => wasSeen(b) - wasSeen(a) || b.missed - a.missed || (a.name < b.name ? -1 : 1));
  return {
    index: columns.map(({ index }) => index),
    samples: columns.map(({ samples }) => samples),
    rows: rows.slice(0, ROWS).map(({ name, stratum, humanRate, seen, chance }) => ({
      event: name.replace(/^label:/, ""),
      kind: catalogue.kind,
      stratum,
      humanRate,
      seen,
      chance,
    })),
  };
}
