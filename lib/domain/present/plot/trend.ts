import { deviation } from "../deviation.ts";
import { count, generationName, interval, pValue, quantity, scaleOf } from "../format.ts";
import { UNKNOWN_WORDS } from "../glossary.ts";
import { isJudged, NOT_JUDGED } from "../judged.ts";
import type { SeriesPoint, SeriesView } from "../views/series.ts";
import { area, at, box, type LivePoint, type Mark, type Plot } from "./marks.ts";
import { newReferenceMarks, run } from "./run.ts";
import { type GenerationAxis, generationScale, labelled, linear, type Scale, ticks } from "./scale.ts";

/** How a trend is drawn: which part of the axis, how high, and how much is said. */
export interface TrendLook {
  axis: GenerationAxis;
  height: number;
  isSmall: boolean;
  selected: number | null;
  /** A second series on the same scale, drawn dashed and without intervals (mass beside retention). */
  beside?: SeriesView;
}

const TOP = 10;

const linesOf = (series: SeriesView) => series.shownLines ?? series;

function yDomain(series: SeriesView, beside: SeriesView | undefined): [number, number] {
  const { watch, breach } = linesOf(series);
  const values = [series.ideal, watch ?? series.ideal, breach ?? series.ideal];
  for (const { estimate } of beside?.points ?? []) if (estimate.kind === "value") values.push(estimate.value);
  for (const { estimate } of series.points) {
    if (estimate.kind === "value") values.push(estimate.value, estimate.low, estimate.high);
  }
  const extent = Math.max(...values) - Math.min(...values);
  const air = extent === 0 ? 0.05 : extent * 0.06;
  return [Math.min(...values) - air, Math.max(...values) + air];
}

function frame(series: SeriesView, look: TrendLook, x: Scale, y: Scale, wanted: number): Mark[] {
  const { axis } = look;
  const right = axis.width - axis.right;
  const marks: Mark[] = [];
  for (const tick of ticks(y.domain[0], y.domain[1], wanted)) {
    marks.push({ kind: "path", d: `M${axis.left} ${Math.round(y.at(tick)) + 0.5}H${right}`, stroke: "rule", width: 1 });
    const text = bare(quantity(tick, series.unit))
      .replace(/(\.\d*?)0+(%?)$/, "$1$2")
      .replace(/\.(%?)$/, "$1");
    marks.push({ kind: "text", x: axis.left - 8, y: y.at(tick) + 3.5, text, anchor: "end", tone: "muted" });
  }
  if (look.isSmall) return marks;
  for (const index of labelled(axis)) {
    const text = generationName(index);
    marks.push({ kind: "text", x: x.at(index), y: look.height - 6, text, anchor: "middle", tone: "muted" });
  }
  return marks;
}

function band(series: SeriesView, x: Scale, y: Scale): Mark[] {
  const known = series.points.flatMap((point) => {
    const spread = deviation(series, point);
    return spread === null ? [] : [{ index: point.index, ...spread }];
  });
  if (known.length === 0) return [];
  const clamp = (value: number) => y.at(Math.min(y.domain[1], Math.max(y.domain[0], value)));
  const last = known.length - 1;
  const ends = known.flatMap((k, i) => [
    ...(i === 0 ? [{ ...k, index: k.index - 0.5 }] : []),
    k,
    ...(i === last ? [{ ...k, index: k.index + 0.5 }] : []),
  ]);
  const top = ends.map((k) => [x.at(k.index), clamp(k.high)] as const);
  const bottom = ends.map((k) => [x.at(k.index), clamp(k.low)] as const);
  return [{ kind: "path", d: area(top, bottom), fill: "band" }];
}

const LABEL_HEIGHT = 13;

/** Moves labels apart that would overlap, keeping their order; `heights` ascending. */
export function spread(heights: readonly number[], least: number): number[] {
  const placed: number[] = [];
  for (const height of heights) placed.push(Math.max(height, (placed.at(-1) ?? Number.NEGATIVE_INFINITY) + least));
  return placed;
}

/** The human line and the thresholds, each named at its right end. */
function lines(series: SeriesView, look: TrendLook, y: Scale): Mark[] {
  const right = look.axis.width - look.axis.right;
  const named = [
    { name: "human", at: series.unit === "share" ? null : series.ideal, dash: null },
    { name: "watch", at: linesOf(series).watch, dash: "2 3" },
    { name: "breach", at: linesOf(series).breach, dash: "6 3" },
  ].flatMap(({ at, ...rest }) => (at === null ? [] : [{ ...rest, at, height: y.at(at) }]));
  const drawn = named.map(({ height, dash }): Mark => {
    const d = `M${look.axis.left} ${Math.round(height * 100) / 100}H${right}`;
    if (dash === null) return { kind: "path", d, stroke: "ink", width: look.isSmall ? 1.5 : 2 };
    return { kind: "path", d, stroke: "muted", width: 1, dash };
  });
  if (look.isSmall) return drawn;
  const sorted = named.toSorted((a, b) => a.height - b.height);
  const places = spread(
    sorted.map(({ height }) => height),
    LABEL_HEIGHT,
  );
  const labels = sorted.map(({ name, at }, i): Mark => {
    const text = name === "human" ? name : `${name} ${bare(quantity(at, series.unit))}`;
    const place = { x: right + 6, y: (places[i] ?? 0) + 3.5 };
    return { kind: "text", ...place, text, ...(name === "human" ? { weight: 500 } : { tone: "muted" }) };
  });
  return [...drawn, ...labels];
}

/** A quantity without its unit's word, which the axis says already. */
function bare(text: string): string {
  return text.replace(/ .*/, "");
}

function column(look: TrendLook, x: Scale, index: number, share: number): string {
  const step = x.at(index + 1) - x.at(index);
  const width = Math.min(28, step * share);
  return box(x.at(index) - width / 2, TOP, width, look.height - TOP - bottomOf(look));
}

function bottomOf(look: TrendLook): number {
  return look.isSmall ? 8 : 24;
}

/** What is said of one point: value with interval, n, p, or the reason why there is none. */
export function pointWords(series: SeriesView, point: SeriesPoint): string[] {
  const { estimate } = point;
  const name = generationName(point.index);
  if (estimate.kind === "unknown") return [`${name}: unknown`, UNKNOWN_WORDS[estimate.reason].because];
  const lines = [series.watch, series.breach].filter((line) => line !== null);
  const shown = interval(estimate, series.unit, lines);
  const worth = [`n = ${count(estimate.n)}`, ...(estimate.p === undefined ? [] : [pValue(estimate.p)])].join(", ");
  return [`${name}: ${shown.value} (${shown.interval})`, worth, isJudged(series) ? point.verdict : NOT_JUDGED];
}

const DENSE = 40;

function isDense(series: SeriesView): boolean {
  return series.points.length > DENSE;
}

/** Unknown generations as hatched columns; intervals as whiskers, or as a band where points stand close. */
function worth(series: SeriesView, look: TrendLook, x: Scale, y: Scale): Mark[] {
  const known = series.points.flatMap(({ index, estimate }) =>
    estimate.kind === "value" ? [{ index, ...estimate }] : [],
  );
  const hatched = series.points
    .filter((point) => point.estimate.kind === "unknown")
    .map((point): Mark => {
      const title = pointWords(series, point).join("; ");
      return { kind: "path", d: column(look, x, point.index, 0.6), fill: "hatch", title };
    });
  if (look.isSmall) return hatched;
  if (isDense(series)) {
    const top = known.map((point) => [x.at(point.index), y.at(point.high)] as const);
    const bottom = known.map((point) => [x.at(point.index), y.at(point.low)] as const);
    return [...hatched, { kind: "path", d: area(top, bottom), fill: "band" }];
  }
  const whiskers = known
    .map(({ index, low, high }) => `M${at(x.at(index))} ${at(y.at(low))}V${at(y.at(high))}`)
    .join("");
  return [...hatched, { kind: "path", d: whiskers, stroke: "ink", width: 1, opacity: 0.55 }];
}

/** Dots with verdict and words; where points stand close, only the last and those where the verdict changed. */
function dots(series: SeriesView, look: TrendLook, x: Scale, y: Scale): Mark[] {
  const last = series.points.length - 1;
  return series.points.flatMap((point, i): Mark[] => {
    const { estimate } = point;
    const isQuiet = isDense(series) && i !== last && series.points[i - 1]?.verdict === point.verdict;
    if (estimate.kind === "unknown" || isQuiet) return [];
    const where = { x: at(x.at(point.index)), y: at(y.at(estimate.value)) };
    const title = pointWords(series, point).join("; ");
    if (!isJudged(series)) return [{ kind: "path", d: box(where.x - 1.5, where.y - 1.5, 3, 3), fill: "ink", title }];
    return [{ kind: "status", ...where, r: look.isSmall ? 3 : 4.2, verdict: point.verdict, title }];
  });
}

function data(series: SeriesView, look: TrendLook, x: Scale, y: Scale): Mark[] {
  const beside: Mark[] =
    look.beside === undefined
      ? []
      : [{ kind: "path", d: run(look.beside, x, y), stroke: "muted", width: 1.25, dash: "4 3" }];
  const line: Mark = { kind: "path", d: run(series, x, y), stroke: "ink", width: 1.25 };
  return [...worth(series, look, x, y), ...beside, line, ...dots(series, look, x, y)];
}

function livePoints(series: SeriesView): LivePoint[] {
  return series.points.map((point) => ({
    x: point.index,
    y: point.estimate.kind === "value" ? point.estimate.value : null,
    tip: pointWords(series, point),
  }));
}

/**
 * A metric over generations: human line and its band, interval, thresholds, unknown as hatched columns.
 * Given a series and its look. Returns marks; one to 500 points. Cost O(n).
 */
export function trendPlot(series: SeriesView, look: TrendLook, words: { title: string; description: string }): Plot {
  const bottom = bottomOf(look);
  const wanted = look.isSmall ? 2 : 4;
  const domain = yDomain(series, look.beside);
  const x = generationScale(look.axis);
  const y = linear(domain, [look.height - bottom, TOP]);
  const chosen: Mark[] =
    look.selected === null
      ? []
      : [{ kind: "path", d: column(look, x, look.selected, 0.9), fill: "rule", opacity: 0.5 }];
  return {
    width: look.axis.width,
    height: look.height,
    ...words,
    marks: [
      ...chosen,
      ...band(series, x, y),
      ...frame(series, look, x, y, wanted),
      ...lines(series, look, y),
      ...newReferenceMarks(series, x, { top: TOP, bottom: look.height - bottom, labelled: !look.isSmall }),
      ...data(series, look, x, y),
    ],
    live: {
      margins: { top: TOP, bottom, left: look.axis.left, right: look.axis.right },
      xDomain: [look.axis.from - 0.5, look.axis.to + 0.5],
      yDomain: domain,
      scale: "linear",
      points: livePoints(series),
    },
  };
}

/** Unit as the axis says it: "% of the human control". */
export function axisUnit(series: SeriesView): string {
  if (series.unit === "ratio") return "% of the human control";
  if (series.unit === "points") return "points over the human control";
  return scaleOf(series.unit).suffix.trim();
}
