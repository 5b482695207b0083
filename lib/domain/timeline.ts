import type { Reference } from "./comparison/comparison.ts";
import { STRATA } from "./strata.ts";
import { exposureOf } from "./summary/summary.ts";
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

/** One judged generation of the timeline. `counts`: samples that hold each catalogue event. */
export interface TimelineColumn {
  index: number;
  samples: number;
  exposure: number;
  counts: Uint32Array;
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
