import { isJudged } from "../judged.ts";
import type { SeriesView } from "../views/series.ts";
import { at, box, type Mark, type Plot, polyline } from "./marks.ts";
import { linear } from "./scale.ts";
import { thinnedSeries } from "./thinned.ts";

const WIDTH = 96;
const HEIGHT = 28;
/** Less movement than this looks flat, so that noise does not look like news. */
const LEAST_EXTENT = 0.15;
const KEPT = 40;

/** A series as a word-sized picture: human line, its run, and the last verdict's shape. */
export function sparkPlot(series: SeriesView, title: string): Plot {
  const points = thinnedSeries(series, KEPT).points.map((point) => ({
    index: point.index,
    verdict: point.verdict,
    value: point.estimate.kind === "value" ? point.estimate.value : null,
  }));
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
    const place = { x: x.at(end.index), y: height };
    if (isJudged(series)) marks.push({ kind: "status", ...place, r: 3.4, verdict: end.verdict });
    else marks.push({ kind: "path", d: box(place.x - 1.5, place.y - 1.5, 3, 3), fill: "ink" });
  }
  return { width: WIDTH, height: HEIGHT, title, description: "", marks };
}
