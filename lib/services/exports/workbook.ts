import { writeXlsx } from "hucre/xlsx";
import type { RegisterTwin } from "#domain/present/views/register.ts";
import { registerSheets } from "./register-sheets.ts";
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
} as const;
const PAGE = { orientation: "landscape", fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const;
const WRAPPED = { alignment: { wrapText: true, vertical: "top" } } as const;

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
  const cells = new Map<string, WriteCell>([["0,0", { style: { font: { name: FONT, bold: true, size: 14 } } }]]);
  cells.set("1,1", { style: { numFmt: "yyyy-mm-dd hh:mm", alignment: { horizontal: "left" } } });
  const asked = twin.summary.length + 4;
  for (let at = 0; at < 4; at++) cells.set(`${asked},${at}`, { style: HEAD });
  return {
    name: "Summary",
    columns: [{ width: 38 }, { width: 24 }, { width: 18 }, { width: 12, numFmt: "yyyy-mm-dd" }],
    rows: [
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
    ],
    cells,
    pageSetup: PAGE,
  };
}

function tableSheet(sheet: Sheet): WriteSheet {
  const cells = new Map<string, WriteCell>(sheet.columns.map((_, at) => [`0,${at}`, { style: HEAD }]));
  return {
    name: sheet.name,
    columns: sheet.columns.map(({ width, kind }) => ({
      width,
      style: { ...WRAPPED, ...(FORMAT[kind] === undefined ? {} : { numFmt: FORMAT[kind] }) },
    })),
    rows: [sheet.columns.map((column) => column.header), ...sheet.rows],
    cells,
    freezePane: { rows: 1 },
    autoFilter: { range: `A1:${letter(sheet.columns.length)}${sheet.rows.length + 1}` },
    pageSetup: PAGE,
  };
}

function letter(column: number): string {
  return String.fromCharCode(64 + column);
}
