import type { Verdict } from "../judgement.ts";
import { count, generationName, plural } from "./format.ts";
import { byHarm, PHASE_MARKS } from "./status.ts";
import type { LineageRow } from "./views/lineage.ts";

function listed(names: readonly string[], most: number): string {
  const shown = names.slice(0, most);
  const rest = names.length - shown.length;
  if (rest > 0) return `${shown.join(", ")} and ${count(rest)} more`;
  return shown.length <= 1 ? (shown[0] ?? "") : `${shown.slice(0, -1).join(", ")} and ${shown.at(-1)}`;
}

function named(rows: readonly LineageRow[], verdict: Verdict): string[] {
  return rows.filter((row) => row.judged !== null && row.verdict === verdict).map((row) => row.name);
}

function phaseOf(row: LineageRow): string {
  const cell = row.strip.find((one) => one.index === row.judged?.index);
  if (cell?.phase === undefined || cell.phase === null) return "";
  return ` in ${PHASE_MARKS[cell.phase].word}${cell.mechanism === null ? "" : ` by ${cell.mechanism}`}`;
}

/** The verdict paragraph of the overview: worst first, at most about 60 words; the calm are counted, not named. */
export function verdictParagraph(rows: readonly LineageRow[]): string {
  const judged = rows.filter((row) => row.judged !== null).sort((a, b) => byHarm(a.verdict, b.verdict));
  if (judged.length === 0) return "Nothing is judged yet.";
  const breach = judged.filter((row) => row.verdict === "breach");
  const sentences: string[] = [];
  if (breach.length === 0) sentences.push("No lineage is in breach.");
  if (breach.length > 0 && breach.length <= 3) {
    const each = breach.map((row) => `${row.name} is${phaseOf(row)} since ${sinceWords(row)}`);
    sentences.push(`${each.join("; ")}.`);
  }
  if (breach.length > 3)
    sentences.push(`${count(breach.length)} lineages are in breach: ${listed(named(judged, "breach"), 4)}.`);
  const watch = named(judged, "watch");
  if (watch.length > 0) sentences.push(`${listed(watch, 3)} ${watch.length === 1 ? "needs" : "need"} watching.`);
  const unknown = named(judged, "unknown");
  if (unknown.length > 0) sentences.push(`${listed(unknown, 3)} cannot be judged on the data sent.`);
  const ok = named(judged, "ok").length;
  const others = ok < judged.length ? "The other" : "All";
  if (ok === 1)
    sentences.push(ok < judged.length ? "The other one keeps its tail." : "The one lineage keeps its tail.");
  if (ok > 1) sentences.push(`${others} ${count(ok)} keep their tails.`);
  return sentences.join(" ");
}

/** First generation of the present run of a verdict, in words: "g3". */
export function sinceWords(row: LineageRow): string {
  const judged = row.strip.filter((cell) => cell.verdict !== null);
  let since = judged.at(-1)?.index ?? 0;
  for (const cell of judged.toReversed()) {
    if (cell.verdict !== row.verdict) break;
    since = cell.index;
  }
  return generationName(since);
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
