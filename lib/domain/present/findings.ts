import type { TailDetail } from "../judgement.ts";
import { effectWords } from "./because.ts";
import { count, generationName, interval, plural, quantity, sliceWords } from "./format.ts";
import { UNKNOWN_WORDS } from "./glossary.ts";
import { isJudged } from "./judged.ts";
import type { SeriesPoint, SeriesView } from "./views/series.ts";
import type { TimelineRow } from "./views/tail.ts";

/** Name of a series: "Tail retention, words seen once". */
export function seriesName(series: SeriesView): string {
  return series.slice === "all" ? series.label : `${series.label}, ${sliceWords(series.slice)}`;
}

function linesOf(series: SeriesView): number[] {
  return [series.watch, series.breach].filter((line) => line !== null);
}

/** Whether a value lies beyond a line, in the direction that is worse. */
function isBeyond(series: SeriesView, value: number, line: number | null): boolean {
  if (line === null) return false;
  return series.worseWhen === "lower" ? value < line : value > line;
}

function beyondWords(series: SeriesView, value: number): string {
  const side = series.worseWhen === "lower" ? "below" : "above";
  for (const line of [series.breach, series.watch]) {
    if (line !== null && isBeyond(series, value, line)) return `, ${side} ${quantity(line, series.unit)}`;
  }
  return "";
}

const SCALE_WORDS: Record<SeriesView["unit"], string> = {
  ratio: " of the human control",
  points: " against the human control",
  nats: " from the human control",
  deviations: " from the human control",
  distance: " from the human control",
  count: " beyond chance",
  share: " of the samples",
  slope: "",
};

/** What a value is a value of; where people have a value of their own (a chance of one half), the number says enough. */
function scaleWords({ unit, against, ideal }: SeriesView): string {
  if (against !== undefined) return ` of ${against}`;
  return unit === "distance" && ideal !== 0 ? "" : SCALE_WORDS[unit];
}

/** What one point of a series says: "71% of the human control (66-76%), below 85%". */
export function pointFinding(series: SeriesView, point: SeriesPoint): string {
  const { estimate } = point;
  if (estimate.kind === "unknown") return `unknown: ${UNKNOWN_WORDS[estimate.reason].because}`;
  const shown = interval(estimate, series.unit, linesOf(series));
  return `${shown.value}${scaleWords(series)} (${shown.interval})${beyondWords(series, estimate.value)}`;
}

/** Why one point has its verdict, in a few words for the table under its chart. */
export function pointReason(series: SeriesView, { estimate, verdict }: SeriesPoint): string {
  if (estimate.kind === "unknown") return UNKNOWN_WORDS[estimate.reason].because;
  if (!isJudged(series)) return "shown beside the others";
  const effect = effectWords(estimate.mde, series.unit, series.worseWhen);
  if (verdict === "ok") return effect === null ? "within its lines" : `${effect} would have been seen`;
  if (verdict === "unknown") return effect === null ? "what could show cannot be told" : `${effect} could hide`;
  return beyondWords(series, estimate.value).replace(/^, /, "") || "beyond its line";
}

/** The finding of a series at a generation, for a chart's title; the newest when none is asked for. */
export function seriesFinding(series: SeriesView, index?: number): string {
  const point = series.points.find((one) => one.index === index) ?? series.points.at(-1);
  if (point === undefined) return `${seriesName(series)}: nothing judged yet`;
  return `${seriesName(series)}: ${pointFinding(series, point)} at ${generationName(point.index)}`;
}

/** Two sentences for those who do not see the chart: first and last, then worst and first beyond a line. */
export function seriesDescription(series: SeriesView): string {
  const known = series.points.filter((point) => point.estimate.kind === "value");
  const first = known[0];
  const last = known.at(-1);
  if (first === undefined || last === undefined) return "No generation could be measured. Every column is unknown.";
  const value = (point: SeriesPoint) => (point.estimate.kind === "value" ? point.estimate.value : series.ideal);
  const shown = (point: SeriesPoint) => `${quantity(value(point), series.unit)} at ${generationName(point.index)}`;
  const isWorse = (a: SeriesPoint, b: SeriesPoint) =>
    series.worseWhen === "lower" ? value(a) < value(b) : value(a) > value(b);
  const worst = known.reduce((least, point) => (isWorse(point, least) ? point : least));
  const crossed = known.find((point) => isBeyond(series, value(point), series.breach ?? series.watch));
  const beyond =
    crossed === undefined ? "no generation beyond a line" : `first beyond a line at ${generationName(crossed.index)}`;
  return `From ${shown(first)} to ${shown(last)}. Worst ${shown(worst)}; ${beyond}.`;
}

/** Title of the retention panels: which rare words are kept, and what the mass beside them says. */
export function retentionFinding(retention: readonly SeriesView[], mass: readonly SeriesView[], index: number): string {
  const at = (series: SeriesView | undefined) => {
    const point = series?.points.find((one) => one.index === index);
    return point?.estimate.kind === "value" ? point.estimate : null;
  };
  const rare = retention[0];
  const kept = at(rare);
  if (rare === undefined || kept === null) return `At ${generationName(index)} the rarest words could not be measured`;
  const words = `At ${generationName(index)} ${sliceWords(rare.slice)} are at ${quantity(kept.value, rare.unit, linesOf(rare))} of the human control`;
  const held = at(mass.find((one) => one.slice === rare.slice));
  if (held === null || kept.high >= 1) return words;
  if (held.high < 1) return `${words}, and their mass fell with them`;
  return `${words}, while their mass held`;
}

/** Title of the table of events. */
export function tailFinding(counts: TailDetail["counts"], index: number): string {
  const total = counts.lost + counts.thin + counts.kept;
  if (total === 0) return `No followed event at ${generationName(index)}`;
  return `Of ${plural(total, "followed event")}, ${generationName(index)} lost ${count(counts.lost)}, thinned ${count(counts.thin)} and kept ${count(counts.kept)}`;
}

/** Title of the extinction timeline: how many events were last seen before the newest generation. */
export function extinctionFinding(rows: readonly TimelineRow[], total: number, last: number): string {
  const gone = rows.filter((row) => row.seen.at(-1) === 0 && (row.chance.at(-1) ?? 0) >= 0.95).length;
  const which =
    rows.length < total ? `the ${plural(rows.length, "event")} most expected since last seen` : plural(total, "event");
  if (gone === 0) return `Of ${which}, none is unexpectedly missing at ${generationName(last)}`;
  return `Of ${which}, ${count(gone)} ${gone === 1 ? "is" : "are"} missing at ${generationName(last)} where human samples would show ${gone === 1 ? "it" : "them"}`;
}
