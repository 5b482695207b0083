import type { Catalogue } from "../catalogue.ts";
import { estimate, unknown } from "../estimate.ts";
import { type History, presentRun } from "../history.ts";
import type { Computation, Metric } from "../metrics/define.ts";
import { METRICS } from "../metrics/registry.ts";
import type { Side } from "../side.ts";
import { holm } from "../stats/exact-counts.ts";
import { type Histogram, histogram } from "../stats/histogram.ts";
import { fallingP, theilSen } from "../stats/trend.ts";
import { OUTSIDE } from "../strata.ts";
import type { TimelineColumn } from "../timeline.ts";
import type { Comparison, Contrast } from "./comparison.ts";
import type { Tested } from "./tested.ts";

/** Points under which no order of them could reach the budget: a trend then says nothing (statistics.md 7). */
const LEAST_POINTS = 6;
/** Share of the least exposure that a common budget takes (statistics.md 3). */
const BUDGET_SHARE = 0.98;

/** What is read of a generation over time: its presence at the common samples m of the window. */
export type Point = Pick<Side, "n" | "exposure" | "m" | "presence">;

/** A generation of the present run, on its place of the axis. */
interface Placed extends Omit<Point, "m"> {
  index: number;
}

/**
 * Whether the tail or the own richness falls from generation to generation: Theil-Sen slope of the logarithm, one-sided
 * Mann-Kendall p, Holm over the metrics. All generations of the run are read at one exposure, the least of theirs and of
 * the control's (m₀), so that sizes make no trend; the control itself is one number there and cancels.
 * It may raise a watch, never a breach. Under six points unknown.
 */
export function measureTrends(comparison: Comparison, history: History | undefined): Tested[] {
  const rows = METRICS.flatMap((metric) => {
    const { computation } = metric;
    return computation.kind === "trend" ? [{ metric, found: slopeOf(metric, computation, comparison, history) }] : [];
  });
  const told = rows.filter(({ found }) => found.kind === "slope");
  const adjusted = holm(told.map(({ found }) => (found.kind === "slope" ? found.p : 1)));
  return rows.map((row) => {
    const { metric, found } = row;
    const test = { metric, slice: "all", isGate: true };
    if (found.kind !== "slope") return { ...test, estimate: found };
    const share = (slope: number) => Math.expm1(slope);
    const [value, low, high] = [share(found.slope), share(found.low), share(found.high)];
    const n = comparison.generation.samples;
    const p = adjusted[told.indexOf(row)] ?? 1;
    return { ...test, estimate: estimate({ value, low, high, n, p, mde: value - low }) };
  });
}

type TrendComputation = Extract<Computation, { kind: "trend" }>;

function slopeOf(metric: Metric, computation: TrendComputation, comparison: Comparison, history: History | undefined) {
  const contrast = metric.control === "whole" ? comparison.whole : comparison.heldOut;
  const n = comparison.generation.samples;
  if (!contrast || n < metric.minSamples) return unknown("too-few-samples", n);
  const run = history ? placedRun(comparison, contrast, history) : [];
  if (run.length < LEAST_POINTS) return unknown("too-few-generations", n);
  const budget = BUDGET_SHARE * Math.min(contrast.control.whole.exposure, ...run.map(({ exposure }) => exposure));
  const logs = run.map((side) =>
    Math.log(computation.of({ ...side, m: Math.max(1, Math.floor((side.n * budget) / side.exposure)) })),
  );
  if (!logs.every(Number.isFinite)) return unknown("undefined", n);
  const places = run.map(({ index }) => index);
  const slope = theilSen(places, logs);
  return slope ? { kind: "slope" as const, ...slope, p: fallingP(places, logs) } : unknown("too-few-generations", n);
}

function placedRun({ reference }: Comparison, { generation }: Contrast, history: History): Placed[] {
  const { n, exposure, presence } = generation.whole;
  const earlier = presentRun(history).map((column) => sideOf(column, reference.catalogue));
  return [...earlier, { index: history.index, n, exposure, presence }];
}

/** An earlier generation from its column: presence by stratum of the followed events, and of what the catalogue lacks. */
function sideOf({ index, samples, exposure, counts, outside }: TimelineColumn, catalogue: Catalogue): Placed {
  const most = counts.reduce((largest, count) => Math.max(largest, count), 0);
  const dense = Array.from({ length: OUTSIDE }, () => new Uint32Array(most + 1));
  counts.forEach((count, i) => {
    const row = dense[catalogue.stratum[i] ?? OUTSIDE];
    if (row) row[count] = (row[count] ?? 0) + 1;
  });
  const presence: Histogram[] = [...dense.map(histogram), outside];
  return { index, n: samples, exposure, presence };
}
