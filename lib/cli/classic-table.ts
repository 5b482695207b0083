import { visibleText } from "#domain/formats/excerpt.ts";
import type { ClassicReport } from "#services/evaluate/classic.ts";

type Measure = ClassicReport["measures"][number];

/** The report as one table: a row a measure, with its program's convention; distances follow the other file's column. */
export function classicTable(report: ClassicReport): string {
  const { file, against, measures, distances, rejects } = report;
  const head = ["of", "measure", "value", ...(against ? ["against"] : []), "as", "convention"];
  const cells = (row: Measure, between: boolean) => [
    visibleText(row.group),
    row.measure,
    shownValue(row),
    ...(against ? [between ? "" : number(row.against ?? null)] : []),
    row.by,
    row.convention,
  ];
  const rows = [...measures.map((row) => cells(row, false)), ...distances.map((row) => cells(row, true))];
  const widths = head.map((name, c) => Math.max(name.length, ...rows.map((row) => (row[c] ?? "").length)));
  const line = (row: readonly string[]) =>
    row
      .map((cell, c) => (isNumber(head[c]) ? cell.padStart(widths[c] ?? 0) : cell.padEnd(widths[c] ?? 0)))
      .join("  ")
      .trimEnd();
  const parts = [
    [told(file), ...(against ? [`against ${told(against)}`] : []), `words: ${report.words}`].join("\n"),
    [line(head), ...rows.map(line)].join("\n"),
    report.why,
  ];
  if (rejects.length > 0) {
    const lines = rejects.map((each) => `  ${each.file}:${each.line} ${each.code}: ${visibleText(each.message)}`);
    parts.push(["Rejected lines:", ...lines].join("\n"));
  }
  return `${parts.join("\n\n")}\n`;
}

const isNumber = (name: string | undefined) => name === "value" || name === "against";

const told = ({ name, samples, rejected, words }: ClassicReport["file"]) =>
  `${name}: ${samples} samples, ${words} words${rejected > 0 ? `, ${rejected} lines rejected` : ""}`;

const shownValue = ({ value, unknown }: Measure) => (value === null ? (unknown ?? "unknown") : number(value));

/** Six digits, small numbers by their power. */
function number(value: number | null): string {
  if (value === null) return "";
  if (Number.isInteger(value)) return String(value);
  return Math.abs(value) >= 1e-4 && Math.abs(value) < 1e9
    ? String(Number(value.toPrecision(6)))
    : value.toExponential(3);
}
