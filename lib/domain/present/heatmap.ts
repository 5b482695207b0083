import type { Verdict } from "../judgement.ts";
import { pointFinding, seriesName } from "./findings.ts";
import { quantity } from "./format.ts";
import { isJudged } from "./judged.ts";
import { byHarm } from "./status.ts";
import type { SeriesView } from "./views/series.ts";

/** Rows of the heatmap, and the newest generations that it shows. */
const MOST_ROWS = 24;
const MOST_COLUMNS = 24;
/** Steps of ink, the deepest still dark text on light ground. */
const STEPS = 5;
/** Distance from people at which the ink is deepest: half of a ratio lost, or five breach lines. */
const DEEPEST = 0.5;

/** One cell: what it says, how deep its ink is (0-5), and a verdict to mark; null where nothing was measured. */
export interface HeatCell {
  index: number;
  text: string;
  title: string;
  depth: number;
  /** Null: ok, or not judged; no mark. */
  mark: Verdict | null;
  isUnknown: boolean;
}

export interface HeatRow {
  metric: string;
  slice: string;
  name: string;
  cells: (HeatCell | null)[];
}

export interface Heatmap {
  index: number[];
  rows: HeatRow[];
  /** Rows that were left out. */
  more: number;
}

/**
 * Slices by generations: every series of a part, a stratum, a field or an event (orders and sizes of n-grams are none),
 * worst at the newest generation first.
 * Given series. Returns at most 24 rows of the newest 24 generations. O(points).
 */
export function heatmapOf(series: readonly SeriesView[]): Heatmap {
  const sliced = series
    .filter(
      (one) =>
        one.slice !== "all" &&
        !/^[qn]:/.test(one.slice) &&
        one.points.some(({ estimate }) => estimate.kind === "value"),
    )
    .toSorted(worstFirst);
  const all = Array.from(new Set(sliced.flatMap((one) => one.points.map(({ index }) => index)))).sort((a, b) => a - b);
  const index = all.slice(-MOST_COLUMNS);
  return {
    index,
    rows: sliced.slice(0, MOST_ROWS).map((one) => ({
      metric: one.metric,
      slice: one.slice,
      name: seriesName(one),
      cells: index.map((at) => cellOf(one, at)),
    })),
    more: Math.max(0, sliced.length - MOST_ROWS),
  };
}

function cellOf(series: SeriesView, index: number): HeatCell | null {
  const point = series.points.find((one) => one.index === index);
  if (point === undefined) return null;
  const { estimate, verdict } = point;
  const title = pointFinding(series, point);
  if (estimate.kind === "unknown") return { index, text: "unknown", title, depth: 0, mark: null, isUnknown: true };
  const lines = [series.watch, series.breach].filter((line) => line !== null);
  const isMarked = isJudged(series) && (verdict === "watch" || verdict === "breach");
  return {
    index,
    text: quantity(estimate.value, series.unit, lines),
    title,
    depth: depthOf(series, estimate.value),
    mark: isMarked ? verdict : null,
    isUnknown: false,
  };
}

/** How deep the ink is: by the distance from people, either way, so that a rise is seen as a fall is. */
function depthOf(series: SeriesView, value: number): number {
  return Math.min(STEPS, Math.round(STEPS * distanceOf(series, value)));
}

/** Distance from people, 1 where the ink is deepest. */
function distanceOf({ ideal, unit, watch, breach, shownLines }: SeriesView, value: number): number {
  const line = breach ?? watch ?? shownLines?.breach ?? shownLines?.watch ?? null;
  const reach = unit === "ratio" ? Math.log(1 / DEEPEST) : 2.5 * Math.abs((line ?? 1) - ideal);
  const distance = unit === "ratio" ? Math.abs(Math.log(Math.max(1e-3, value))) : Math.abs(value - ideal);
  return distance / Math.max(1e-9, reach);
}

/** How far the newest known value lies on the harmful side, in steps of ink. */
function harmOf(series: SeriesView): number {
  const newest = series.points.at(-1)?.estimate;
  if (newest?.kind !== "value") return 0;
  const isWorse = (newest.value - series.ideal) * (series.worseWhen === "lower" ? -1 : 1) > 0;
  return isWorse ? distanceOf(series, newest.value) : 0;
}

function worstFirst(a: SeriesView, b: SeriesView): number {
  const last = (series: SeriesView) => series.points.at(-1)?.verdict ?? "unknown";
  const judged = Number(isJudged(b)) - Number(isJudged(a));
  return judged || (isJudged(a) ? byHarm(last(a), last(b)) : 0) || harmOf(b) - harmOf(a);
}
