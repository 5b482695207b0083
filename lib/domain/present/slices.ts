import type { Estimate } from "../estimate.ts";
import type { Measurement, Verdict } from "../judgement.ts";
import { metricOf } from "../metrics/registry.ts";
import { isJudged } from "./judged.ts";
import { byHarm } from "./status.ts";

/** Chance of one such finding among all parts, were all of them as people's. */
const SURE = 0.05;
/** Slices listed in a table; what is beyond is told as a number. */
const MOST_ROWS = 40;

/**
 * Whether a slice is a part of the samples (those of one label, or of one facet's value), and not a metric's own slice:
 * `tail.event-rate` of label refund measures that label among all samples.
 */
export function isSampleSlice({ metric, slice }: { metric: string; slice: string }): boolean {
  return /^(label:|facet:[^=]+=)/.test(slice) && metricOf(metric).slices !== "named";
}

/** The parts of the samples that were measured, in code-unit order. Given anything measured by metric and slice. */
export function sampleSlices(measured: readonly { metric: string; slice: string }[]): string[] {
  return Array.from(new Set(measured.filter(isSampleSlice).map(({ slice }) => slice))).sort();
}

/** What a page shows of a chosen part of the samples; null: of all samples. */
export function ofSlice<T extends { metric: string; slice: string }>(all: readonly T[], chosen: string | null): T[] {
  return all.filter((one) => (isSampleSlice(one) ? one.slice === chosen : chosen === null));
}

/** Which part of the samples a page shows, and which parts there are. */
export interface SliceChoice {
  chosen: string | null;
  slices: string[];
}

/** One part of the samples in the table: where it stands by the measurement that is worst there. */
export interface SliceRow {
  slice: string;
  metric: string;
  /** Share of the human samples that lie in it; null where none was counted. */
  humanShare: number | null;
  estimate: Estimate;
  verdict: Verdict;
  isJudged: boolean;
  /** Worse than people of the same part, after paying for the search. */
  isWorse: boolean;
}

/**
 * Every part of the samples by its worst measurement, worst first: those surely worse than people's, then by how far the
 * value lies on the harmful side. Given the measurements of one generation. Returns at most forty rows, and how many there are.
 */
export function worstSlices(measurements: readonly Measurement[]): { rows: SliceRow[]; total: number } {
  const bySlice = new Map<string, SliceRow>();
  for (const one of measurements.filter(isSampleSlice)) {
    const row = rowOf(one, measurements);
    const known = bySlice.get(one.slice);
    if (!known || worseFirst(row, known) < 0) bySlice.set(one.slice, row);
  }
  const rows = Array.from(bySlice.values()).sort(worseFirst);
  return { rows: rows.slice(0, MOST_ROWS), total: rows.length };
}

function rowOf(one: Measurement, all: readonly Measurement[]): SliceRow {
  const { slice, metric, estimate, verdict } = one;
  const whole = all.find((other) => other.metric === metric && !isSampleSlice(other))?.estimate;
  const humans = estimate.kind === "value" ? estimate.control?.n : undefined;
  const total = whole?.kind === "value" ? whole.control?.n : undefined;
  const humanShare = humans === undefined || !total || humans > total ? null : humans / total;
  return { slice, metric, humanShare, estimate, verdict, isJudged: isJudged(one), isWorse: isWorse(estimate) };
}

const isWorse = (estimate: Estimate) => estimate.kind === "value" && (estimate.p ?? 1) <= SURE;

function worseFirst(a: SliceRow, b: SliceRow): number {
  const sure = Number(b.isWorse) - Number(a.isWorse);
  const known = Number(b.estimate.kind === "value") - Number(a.estimate.kind === "value");
  return sure || byHarm(a.verdict, b.verdict) || known || harmOf(b) - harmOf(a) || (a.slice < b.slice ? -1 : 1);
}

/** How far a value lies on the harmful side of no change: of ratios on a logarithmic scale. */
function harmOf({ metric, estimate }: SliceRow): number {
  if (estimate.kind === "unknown") return 0;
  const { unit, worseWhen } = metricOf(metric);
  const moved = unit === "ratio" ? Math.log(Math.max(1e-6, estimate.value)) : estimate.value;
  return worseWhen === "lower" ? -moved : moved;
}

/** Writes a part of the samples: "label refund", "language = fr". */
export function sliceName(slice: string): string {
  const [, name = "", value = ""] = /^facet:([^=]+)=(.*)$/.exec(slice) ?? [];
  return name === "" ? slice.replace(/^label:/, "label ") : `${name} = ${value}`;
}
