import { visibleText } from "#domain/formats/excerpt.ts";
import { pValue } from "#domain/present/format.ts";
import { isSampleSlice, sliceName } from "#domain/present/slices.ts";
import { STATUS } from "#domain/present/status.ts";
import type { CheckReport } from "#services/evaluate/check-report.ts";

/** Parts that are listed, and the chance of one among all of them were they as people's. */
const PARTS = 5;
const SURE = 0.05;

type Ticket = CheckReport["generations"][number]["tickets"][number];

const COLUMNS = ["generation", "samples", "rejected", "phase", "verdict"] as const;

/** The result as people read it in a terminal: a row a generation, then what was breached and what it would take. */
export function tableOf(report: CheckReport): string {
  const rows = report.generations.map((each) => [
    `g${each.index}`,
    String(each.samples),
    String(each.rejected),
    each.mechanism ? `${each.phase} (${each.mechanism})` : each.phase,
    STATUS[each.verdict].word,
    each.headline,
  ]);
  const widths = COLUMNS.map((name, c) => Math.max(name.length, ...rows.map((row) => (row[c] ?? "").length)));
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, c) => (c < widths.length ? cell.padEnd(widths[c] ?? 0) : cell))
      .join("  ")
      .trimEnd();
  const parts = [[line([...COLUMNS, "finding"]), ...rows.map(line)].join("\n")];
  parts.push(...breaches(report), ...worseParts(report), ...rejects(report));
  if (report.reference) {
    const { catalogue, control, source } = report.reference;
    parts.push(
      `Reference: ${catalogue} + ${control} human samples (catalogue + control), ${source === "split" ? "split from generation 0" : "held out"}.`,
    );
  }
  parts.push(...notesOf(report));
  return report.generations.length === 0 ? "" : `${parts.join("\n\n")}\n`;
}

/** Remarks, each once, with the generations it was made on. */
function notesOf(report: CheckReport): string[] {
  const where = new Map<string, number[]>(report.notes.map((message) => [message, []]));
  for (const { index, notes } of report.generations) {
    for (const { message, code } of notes)
      if (code !== "fix-decoding") where.set(message, (where.get(message) ?? []).concat(index));
  }
  const lines = Array.from(
    where,
    ([message, on]) => `Note${on.length > 0 ? ` (${on.map((g) => `g${g}`).join(", ")})` : ""}: ${message}`,
  );
  return lines.length > 0 ? [lines.join("\n")] : [];
}

function breaches(report: CheckReport): string[] {
  const found = report.generations.flatMap(({ index, measurements, tickets, notes }) => {
    const beyond = measurements
      .filter(({ verdict }) => verdict === "breach")
      .map((m) => `  ${m.metric} ${m.slice}: ${shown(m.value)} (${shown(m.low)} to ${shown(m.high)})`);
    const fix = notes.filter(({ code }) => code === "fix-decoding").map(({ message }) => `  ${message}`);
    const wanted = tickets.map(ticketLine);
    return beyond.length > 0 ? [[`Breaches of g${index}:`, ...beyond, ...fix, ...wanted].join("\n")] : [];
  });
  return found;
}

/** Labels and facets' values that are worse than people's at the newest generation, after paying for the search; the worst five. */
function worseParts({ generations }: CheckReport): string[] {
  const newest = generations.at(-1);
  if (!newest) return [];
  const worse = newest.measurements
    .filter((m) => isSampleSlice(m) && typeof m.value === "number" && (m.p ?? 1) <= SURE)
    .sort((a, b) => (a.p ?? 1) - (b.p ?? 1));
  const once = worse.filter(({ slice }, i) => worse.findIndex((other) => other.slice === slice) === i);
  const lines = once
    .slice(0, PARTS)
    .map(
      (m) =>
        `  ${sliceName(m.slice)}: ${m.metric} ${shown(m.value)} (${shown(m.low)} to ${shown(m.high)}), ${pValue(m.p ?? 1)}`,
    );
  const more = once.length > PARTS ? [`  and ${once.length - PARTS} more`] : [];
  return lines.length > 0 ? [[`Parts worse than people's at g${newest.index}:`, ...lines, ...more].join("\n")] : [];
}

function ticketLine({ stratum, humanSamples, kind, atRandom, onceFixed, expected }: Ticket): string {
  const random = kind === "targeted" && typeof atRandom === "number" ? `, or ${atRandom} at random` : "";
  const other = random + (onceFixed === undefined ? "" : ` (${onceFixed} once decoding is fixed)`);
  const shows = expected ? `; then ${shown(expected.value)} is expected` : "";
  return `  ticket ${stratum}: ${humanSamples} human samples, ${kind}${other}${shows}`;
}

function rejects(report: CheckReport): string[] {
  if (report.rejects.length === 0) return [];
  const lines = report.rejects.map(
    ({ file, line, code, message }) => `  ${file}:${line} ${code}: ${visibleText(message)}`,
  );
  return [["Rejected lines:", ...lines].join("\n")];
}

const shown = (value: number | null | undefined) => (value === null || value === undefined ? "?" : value.toFixed(3));
