import type { Cell, Column, Sheet } from "./sheet.ts";

const STARTS_FORMULA = /^[=+\-@\t\r\n＝＋－＠]/;

/** A text that no spreadsheet takes for a formula: a leading `'` before the characters that start one. */
export function guarded(text: string): string {
  return STARTS_FORMULA.test(text) ? `'${text}` : text;
}

/**
 * Writes a sheet as CSV (RFC 4180, UTF-8, CRLF): keys as header, raw enums, ISO dates, lists joined with a bar.
 * Texts are guarded against formulas; numbers stay numbers, minus included.
 */
export function csv(sheet: Sheet): string {
  const head = sheet.columns.map((column) => quoted(column.key));
  const rows = sheet.rows.map((row) => sheet.columns.map((column, at) => field(row[at] ?? null, column)));
  return [head, ...rows].map((row) => `${row.join(",")}\r\n`).join("");
}

function field(value: Cell, column: Column): string {
  if (value === null) return "";
  if (typeof value === "string") return quoted(guarded(value));
  if (value instanceof Date) return column.kind === "day" ? value.toISOString().slice(0, 10) : value.toISOString();
  return String(value);
}

function quoted(text: string): string {
  return /[",\r\n\t]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
