import { writeXlsx } from "hucre/xlsx";
import type { RegisterTwin } from "#domain/present/views/register.ts";
import { registerSheets } from "./register-sheets.ts";
import { rowHeight } from "./row-height.ts";
import type { ColumnKind, Sheet } from "./sheet.ts";

const FORMAT: Partial<Record<ColumnKind, string>> = {
  number: "0.0000",
  count: "#,##0",
  day: "yyyy-mm-dd",
  time: "yyyy-mm-dd hh:mm",
};
const FONT = "Calibri";
const HEAD = {
  font: { name: FONT, bold: true },
  fill: { type: "pattern", pattern: "solid", fgColor: { rgb: "F1F2F4" } },
  alignment: { wrapText: true, vertical: "top" },
} as const;
const PAGE = {
  paperSize: "a4",
  orientation: "landscape",
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
  margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.5, header: 0.2, footer: 0.2 },
} as const;
const WRAPPED = { alignment: { wrapText: true, vertical: "top" } } as const;
/** Words keep off the figures of the column before them. */
const WORDS = { alignment: { ...WRAPPED.alignment, horizontal: "left", indent: 1 } } as const;
const FIGURES: ReadonlySet<ColumnKind> = new Set(["number", "count"]);
const SUMMARY_WIDTHS = [38, 24, 18, 12];

type WriteSheet = Parameters<typeof writeXlsx>[0]["sheets"][number];
type WriteCell = NonNullable<WriteSheet["cells"]> extends Map<string, infer C> ? C : never;

/**
 * Writes the register as a workbook: Summary first, then one table a sheet with frozen header, filter and widths.
 * Every text is a string cell, so that nothing of it is ever a formula; dates are real dates, in UTC.
 * Given the twin. Returns the bytes of the XLSX file.
 */
export function workbook(twin: RegisterTwin): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [summarySheet(twin), ...registerSheets(twin).map(tableSheet)],
    properties: { title: "Tailwatch risk register", created: new Date(twin.asOf), modified: new Date(twin.asOf) },
    defaultFont: { name: FONT, size: 11 },
    activeSheet: 0,
  });
}

function summarySheet(twin: RegisterTwin): WriteSheet {
  const cells = new Map<string, WriteCell>([
    ["0,0", { style: { ...WRAPPED, font: { name: FONT, bold: true, size: 14 } } }],
  ]);
  cells.set("1,1", { style: { numFmt: "yyyy-mm-dd hh:mm", alignment: { horizontal: "left" } } });
  const asked = twin.summary.length + 4;
  for (let at = 0; at < 4; at++) cells.set(`${asked},${at}`, { style: HEAD });
  const rows = [
    [twin.headline, null],
    ["As of (UTC)", new Date(twin.asOf)],
    [null, null],
    ...twin.summary.map((line) => [line.name, line.count]),
    [null, null],
    ["Decisions asked", "Lineage", "Owner", "Due"],
    ...twin.decisions.map(({ what, lineage, owner, due }) => [
      what,
      lineage,
      owner,
      due === null ? null : new Date(due),
    ]),
  ];
  const across = SUMMARY_WIDTHS.reduce((sum, width) => sum + width, 0);
  return {
    name: "Summary",
    columns: SUMMARY_WIDTHS.map((width, at) => ({ width, ...(at === 3 ? { numFmt: "yyyy-mm-dd" } : {}) })),
    rows,
    cells,
    merges: [{ startRow: 0, startCol: 0, endRow: 0, endCol: SUMMARY_WIDTHS.length - 1 }],
    // The headline is set a quarter larger than the rest.
    rowDefs: new Map([[0, { height: 1.25 * rowHeight([twin.headline], [across / 1.25]) }]]),
    pageSetup: { ...PAGE, printArea: `$A$1:$D$${rows.length}` },
  };
}

function tableSheet(sheet: Sheet): WriteSheet {
  const cells = new Map<string, WriteCell>(sheet.columns.map(({ kind }, at) => [`0,${at}`, { style: headOf(kind) }]));
  const widths = sheet.columns.map((column) => column.width);
  const rows = [sheet.columns.map((column) => column.header), ...sheet.rows];
  const last = letter(sheet.printed ?? sheet.columns.length);
  return {
    name: sheet.name,
    columns: sheet.columns.map(({ width, kind }) => ({
      width,
      style: {
        ...(FIGURES.has(kind) ? WRAPPED : WORDS),
        ...(FORMAT[kind] === undefined ? {} : { numFmt: FORMAT[kind] }),
      },
    })),
    rows,
    rowDefs: new Map(rows.map((row, at) => [at, { height: rowHeight(row, widths) }])),
    cells,
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${letter(sheet.columns.length)}${sheet.rows.length + 1}` },
    pageSetup: { ...PAGE, printArea: `$A$1:$${last}$${rows.length}`, printTitlesRow: "$1:$1" },
  };
}

/** A header stands over its column: to the right over figures. */
function headOf(kind: ColumnKind) {
  const { alignment } = FIGURES.has(kind) ? WRAPPED : WORDS;
  return { ...HEAD, alignment: FIGURES.has(kind) ? { ...alignment, horizontal: "right" as const } : alignment };
}

/** The name of a column: A to Z, then AA to ZZ. */
function letter(column: number): string {
  const first = Math.floor((column - 1) / 26);
  return `${first === 0 ? "" : String.fromCharCode(64 + first)}${String.fromCharCode(65 + ((column - 1) % 26))}`;
}
