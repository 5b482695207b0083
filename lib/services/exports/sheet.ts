/** What a column holds. `text` may start with anything; `list` is joined with a bar; `day` and `time` are ISO strings. */
export type ColumnKind = "text" | "list" | "number" | "count" | "flag" | "day" | "time";

export interface Column<Row = Record<string, unknown>> {
  key: keyof Row & string;
  header: string;
  kind: ColumnKind;
  /** Width in characters. */
  width: number;
}

/** A table of an export: the one place where its columns are named, for every format. */
export interface Sheet {
  name: string;
  columns: Column[];
  rows: Cell[][];
  /** Columns that a printed page shows, from the left; absent: all. */
  printed?: number;
}

export type Cell = string | number | Date | null;

/** Makes a sheet from rows of the twin: typed cells, empty for null. Throws on a value that does not fit its column. */
export function sheet<Row extends object>(name: string, columns: Column<Row>[], rows: readonly Row[]): Sheet {
  const cells = rows.map((row) => columns.map((column) => cell(row[column.key], column)));
  return { name, columns: columns.map((column) => ({ ...column, key: column.key })), rows: cells };
}

function cell(value: unknown, column: { key: string; kind: ColumnKind }): Cell {
  if (value === null || value === undefined) return null;
  if (column.kind === "list" && Array.isArray(value)) return value.join("|");
  if ((column.kind === "day" || column.kind === "time") && typeof value === "string") return new Date(value);
  if ((column.kind === "number" || column.kind === "count") && typeof value === "number") return value;
  // A boolean cell is the formula TRUE() to LibreOffice; a word is a word everywhere.
  if (column.kind === "flag" && typeof value === "boolean") return value ? "yes" : "no";
  if (column.kind === "text" && typeof value === "string") return value;
  throw new Error(`${column.key} is not ${column.kind}: ${JSON.stringify(value)}`);
}
