import type { SeriesView } from "../views/series.ts";
import { at, type Mark, type Plot, polyline } from "./marks.ts";
import { linear } from "./scale.ts";

const WIDTH = 96;
const HEIGHT = 28;
/** Less movement than this looks flat, so that noise does not look like news. */
const LEAST_EXTENT = 0.15;
const KEPT = 40;

/**
 * Thins a run to `wanted` buckets, keeping the least and the greatest of each and both ends.
 * Given items with a value or null (null is kept: an unknown is never dropped). Cost O(n).
 */
export function thinned<T extends { value: number | null }>(items: readonly T[], wanted: number): T[] {
  if (items.length <= wanted) return [...items];
  const size = items.length / Math.max(1, Math.floor(wanted / 2));
  const kept = new Set<T>();
  for (let start = 0; start < items.length; start += size) {
    const bucket = items.slice(Math.floor(start), Math.floor(start + size));
    const known = bucket.filter((item) => item.value !== null).sort((a, b) => (a.value ?? 0) - (b.value ?? 0));
    for (const item of [known[0], known.at(-1), ...bucket.filter((one) => one.value === null)])
      if (item) kept.add(item);
  }
  return items.filter((item, at) => at === 0 || at === items.length - 1 || kept.has(item));
}

/** A series as a word-sized picture: human line, its run, and the last verdict's shape. */
export function sparkPlot(series: SeriesView, title: string): Plot {
  const points = thinned(
    series.points.map((point) => ({
      index: point.index,
      verdict: point.verdict,
      value: point.estimate.kind === "value" ? point.estimate.value : null,
    })),
    KEPT,
  );
  const known = points.flatMap((point) => (point.value === null ? [] : [point.value]));
  const first = points[0]?.index ?? 0;
  const last = points.at(-1)?.index ?? 0;
  const low = Math.min(...known, series.ideal);
  const high = Math.max(...known, series.ideal);
  const air = Math.max(0, LEAST_EXTENT - (high - low)) / 2;
  const x = linear([first, Math.max(last, first + 1)], [4, WIDTH - 8]);
  const y = linear([low - air, high + air], [HEIGHT - 5, 5]);
  const line = points.map((point) => (point.value === null ? null : ([x.at(point.index), y.at(point.value)] as const)));
  const marks: Mark[] = [
    { kind: "path", d: `M4 ${at(y.at(series.ideal))}H${WIDTH - 8}`, stroke: "muted", width: 0.75 },
    { kind: "path", d: polyline(line), stroke: "ink", width: 1.25 },
  ];
  const end = points.at(-1);
  if (end !== undefined) {
    const height = y.at(end.value ?? series.ideal);
    marks.push({ kind: "status", x: x.at(end.index), y: height, r: 3.4, verdict: end.verdict });
  }
  return { width: WIDTH, height: HEIGHT, title, description: "", marks };
}
