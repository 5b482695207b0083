import type { Measurement, Phase, Verdict } from "../judgement.ts";
import type { Family } from "../metrics/define.ts";
import { metricOf } from "../metrics/registry.ts";
import { count, generationName, plural } from "./format.ts";
import { byHarm, PHASE_MARKS } from "./status.ts";
import type { LineageRow, StripCell } from "./views/lineage.ts";

/** Families in which something is lost; the others only move. */
const LOSSES: readonly Family[] = ["tail", "richness", "events"];

function listed(names: readonly string[], most: number): string {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} and ${count(rest)} more`;
  return shown.length <= 1 ? (shown[0] ?? "") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

function named(rows: readonly LineageRow[], verdict: Verdict): string[] {
  return rows.filter((row) => row.judged !== null && row.verdict === verdict).map((row) => row.name);
}

/** First generation of the run of like cells that ends the judged ones. */
function runStart(row: LineageRow, isLike: (cell: StripCell) => boolean): number {
  const judged = row.strip.filter((cell) => cell.verdict !== null);
  let since = judged.at(-1)?.index ?? 0;
  for (const cell of judged.toReversed()) {
    if (!isLike(cell)) break;
    since = cell.index;
  }
  return since;
}

/** The phase now, with the mechanism where the whole run of the phase has it: both are true since then. */
function phaseRun(row: LineageRow): { words: string; since: number } | null {
  const now = row.strip.find((one) => one.index === row.judged?.index);
  if (now?.phase !== "early-collapse" && now?.phase !== "late-collapse" && now?.phase !== "shift") return null;
  const since = runStart(row, (cell) => cell.phase === now.phase);
  const run = row.strip.filter((cell) => cell.verdict !== null && cell.index >= since);
  const isOne = run.every((cell) => cell.mechanism === now.mechanism);
  const by = isOne && now.mechanism !== null ? ` by ${now.mechanism}` : "";
  return { words: PHASE_MARKS[now.phase].word + by, since };
}

/** "x is in breach since g1, late collapse by sharpening since g4": each part with its own beginning. */
function breachWords(row: LineageRow): string {
  const since = runStart(row, (cell) => cell.verdict === row.verdict);
  const phase = phaseRun(row);
  const breach = `${row.name} is in breach since ${generationName(since)}`;
  if (phase === null) return breach;
  if (phase.since === since) return `${row.name} is in ${phase.words} since ${generationName(since)}`;
  return `${breach}, ${phase.words} since ${generationName(phase.since)}`;
}

const SEVERITY: Partial<Record<Phase, number>> = { "late-collapse": 0, "early-collapse": 1 };

function severityOf(row: LineageRow): number {
  const now = row.strip.find((one) => one.index === row.judged?.index);
  return now?.phase == null ? 2 : (SEVERITY[now.phase] ?? 2);
}

/** Orders lineages worst first: by verdict, late collapse before early, then by how far the leading value is gone. */
export function byWorst(a: LineageRow, b: LineageRow): number {
  return (
    byHarm(a.verdict, b.verdict) ||
    severityOf(a) - severityOf(b) ||
    b.beyond - a.beyond ||
    (a.name < b.name ? -1 : Number(a.name > b.name))
  );
}

/**
 * How far the measurement that leads lies beyond the line of its verdict, in gaps between no change and that line.
 * Given a generation's measurements and its verdict. Losses lead before everything else; 0 when none is beyond a line.
 */
export function distanceBeyond(measurements: readonly Measurement[], verdict: Verdict): number {
  const beyond = measurements.flatMap(({ metric, estimate, verdict: own }) => {
    const { family, unit, defaultPolicy } = metricOf(metric);
    if (own !== verdict || estimate.kind === "unknown" || defaultPolicy === null) return [];
    const ideal = unit === "ratio" ? 1 : 0;
    const line = verdict === "breach" || defaultPolicy.watch === ideal ? defaultPolicy.breach : defaultPolicy.watch;
    return [{ isLoss: LOSSES.includes(family), distance: Math.abs((estimate.value - line) / (line - ideal)) }];
  });
  const losses = beyond.filter(({ isLoss }) => isLoss);
  return Math.max(0, ...(losses.length > 0 ? losses : beyond).map(({ distance }) => distance));
}

function calmWords(ok: number, judged: number, never: number): string[] {
  const others = ok < judged || never > 0;
  if (ok === 0) return [];
  if (never > 0) return [ok === 1 ? "One keeps its tail." : `${count(ok)} keep their tails.`];
  if (ok === 1) return [others ? "The other one keeps its tail." : "The one lineage keeps its tail."];
  return [`${others ? "The other" : "All"} ${count(ok)} keep their tails.`];
}

/** The verdict paragraph of the overview: worst first, at most about 60 words; the calm and the unjudged are counted. */
export function verdictParagraph(rows: readonly LineageRow[]): string {
  const judged = rows.filter((row) => row.judged !== null).sort(byWorst);
  if (judged.length === 0) return "Nothing is judged yet.";
  const breach = judged.filter((row) => row.verdict === "breach");
  const sentences: string[] = [];
  if (breach.length === 0) sentences.push("No lineage is in breach.");
  if (breach.length > 0 && breach.length <= 3) sentences.push(`${breach.map(breachWords).join("; ")}.`);
  if (breach.length > 3)
    sentences.push(`${count(breach.length)} lineages are in breach: ${listed(named(judged, "breach"), 4)}.`);
  const watch = named(judged, "watch");
  if (watch.length > 0) sentences.push(`${listed(watch, 3)} ${watch.length === 1 ? "needs" : "need"} watching.`);
  const unknown = named(judged, "unknown");
  if (unknown.length > 0) sentences.push(`${listed(unknown, 3)} cannot be judged on the data sent.`);
  const never = rows.length - judged.length;
  sentences.push(...calmWords(named(judged, "ok").length, judged.length, never));
  if (never > 0) sentences.push(`${count(never)} ${never === 1 ? "is" : "are"} not judged yet.`);
  return sentences.join(" ");
}

/** First generation of the present run of a verdict, in words: "g3". */
export function sinceWords(row: LineageRow): string {
  return generationName(runStart(row, (cell) => cell.verdict === row.verdict));
}

/** Freshness of a lineage: what is closed, judged, open. */
export function standingWords(row: LineageRow): string {
  if (row.last === null) return "no generation yet";
  const open = row.strip.filter((cell) => cell.state === "open");
  const waiting = row.strip.filter((cell) => cell.state === "closed" && cell.verdict === null);
  const parts = [row.judged === null ? "nothing judged yet" : `judged up to ${generationName(row.judged.index)}`];
  if (waiting.length > 0) parts.push(`evaluating ${plural(waiting.length, "generation")}`);
  if (open.length > 0) parts.push(`${open.map((cell) => generationName(cell.index)).join(", ")} open`);
  return parts.join(", ");
}
