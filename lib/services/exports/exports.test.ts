import { parseCsv } from "hucre/csv";
import { readXlsx } from "hucre/xlsx";
import { describe, expect, it } from "vitest";
import { registerDecisions, registerHeadline, registerSummary } from "#domain/present/register.ts";
import type { RegisterTwin } from "#domain/present/views/register.ts";
import { csv, guarded } from "./csv.ts";
import { registerSheets, riskSheet } from "./register-sheets.ts";
import { linesAt } from "./row-height.ts";
import { workbook } from "./workbook.ts";

const PAYLOADS = [
  '=HYPERLINK("http://x","y")',
  "+1+1",
  "-2+3",
  "@SUM(1)",
  "\tcmd",
  "\rcmd",
  "＝1",
  "＋1",
  "－1",
  "＠1",
  'a,"b"\nc',
  "𝔘nicode 漢",
];

function twin(): RegisterTwin {
  const risks = PAYLOADS.map((lineage, at) => ({
    ref: `R-${at + 1}`,
    lineage,
    title: `Tail of ${lineage} is forgotten`,
    statement: lineage,
    category: "model quality",
    status: "open" as const,
    state: at === 0 ? ("breach" as const) : ("unknown" as const),
    confirmed: at === 0,
    metric: "tail.retention",
    slice: "rarity:1",
    value: at === 0 ? 0.7123456789012345 : null,
    low: at === 0 ? -0.5 : null,
    high: at === 0 ? 1e-9 : null,
    n: at === 0 ? 2500 : null,
    likelihoodLow: 1,
    likelihoodHigh: 5,
    previousLow: null,
    previousHigh: null,
    impact: at === 0 ? 4 : null,
    levels: at === 0 ? ["low", "high"] : [],
    strengthOfKnowledge: "low" as const,
    basis: "metric" as const,
    rationale: lineage,
    treatment: "mitigate" as const,
    owner: at === 0 ? lineage : null,
    reviewDue: "2026-12-01",
    generation: 4,
    assessedAt: "2026-11-22T08:30:15.000Z",
  }));
  const reading = {
    risk: "R-1",
    lineage: "=1",
    metric: "tail.retention",
    slice: "rarity:1",
    generation: 4,
    state: "breach" as const,
    confirmed: true,
    value: 0.7123456789012345,
    low: -0.5,
    high: 1e-9,
    n: 2500,
    reason: null,
  };
  const lines = { appetite: 0.95, tolerance: 0.85, critical: 0.75, minSamples: 200 };
  const tickets = [
    {
      key: "TW-1",
      lineage: "@x",
      state: "proposed" as const,
      finding: "-1",
      generation: 4,
      stratum: "rarity:1",
      humanSamples: 1242,
      kind: "random",
      ledBy: "rate",
      owner: null,
      due: null,
      openedAt: "2026-11-22T08:30:15.000Z",
    },
  ];
  return {
    schema: "tailwatch.register/1",
    asOf: "2026-11-22T09:00:00.000Z",
    headline: registerHeadline(risks),
    summary: registerSummary(risks, tickets),
    decisions: registerDecisions(risks, tickets),
    risks,
    tickets,
    indicators: [{ ...reading, ...lines, isLeading: true, control: 1, controlN: 2500 }],
    trend: [{ ...reading, readAt: "2026-11-22T08:30:15.000Z" }],
  };
}

describe("workbook", () => {
  it("reads back cell for cell what the twin holds, as text, number, flag and date", async () => {
    const read = await readXlsx(await workbook(twin()));
    const sheets = registerSheets(twin());
    expect(read.sheets.map((each) => each.name)).toEqual(["Summary", ...sheets.map((each) => each.name)]);
    for (const expected of sheets) {
      const rows = read.sheets.find((each) => each.name === expected.name)?.rows ?? [];
      expect(rows[0]).toEqual(expected.columns.map((column) => column.header));
      const width = expected.columns.length;
      const found = rows.slice(1).map((row) => Array.from({ length: width }, (_, at) => row[at] ?? null));
      expect(found).toEqual(expected.rows);
    }
  });

  it("opens on a summary whose first cell is the headline", async () => {
    const [summary] = (await readXlsx(await workbook(twin()))).sheets;
    expect(summary?.rows[0]?.[0]).toBe(twin().headline);
    const { summary: counts, decisions } = twin();
    const after = 3 + counts.length;
    expect(summary?.rows.slice(3, after).map(([name, count]) => ({ name, count }))).toEqual(counts);
    const asked = summary?.rows.slice(after + 2).map(([what, lineage, owner = null]) => ({ what, lineage, owner }));
    expect(asked).toEqual(decisions.map(({ what, lineage, owner }) => ({ what, lineage, owner })));
    expect(asked).toHaveLength(2);
  });

  it("gives every row the height of its wrapped texts, and prints the register on one page's width", async () => {
    const given = twin();
    const statement = given.risks.map((risk) => ({ ...risk, statement: "a long statement of a risk ".repeat(20) }));
    const { sheets } = await readXlsx(await workbook({ ...given, risks: statement }), { readStyles: true });
    const register = sheets.find((each) => each.name === "Register");
    expect(register?.rowDefs?.get(1)?.height).toBeGreaterThan(8 * 15);
    expect(register?.pageSetup).toMatchObject({ orientation: "landscape", fitToWidth: 1, printArea: "$A$1:$P$13" });
    expect(linesAt("three words here", 5)).toBe(3);
    expect(linesAt("averylongwordindeed", 10)).toBe(2);
  });

  it("holds no formula, whatever a lineage is called", async () => {
    const read = await readXlsx(await workbook(twin()), { readStyles: true });
    const cells = read.sheets.flatMap((each) => [...(each.cells?.values() ?? [])]);
    expect(cells.filter((each) => each.formula !== undefined || each.type === "formula")).toEqual([]);
  });
});

describe("csv", () => {
  it("reads back field for field what the twin holds", () => {
    const expected = riskSheet(twin());
    const [head, ...rows] = parseCsv(csv(expected), { delimiter: "," });
    expect(head).toEqual(expected.columns.map((column) => column.key));
    const words = expected.rows.map((row) =>
      row.map((value, at) => {
        if (value === null) return "";
        if (value instanceof Date)
          return expected.columns[at]?.kind === "day" ? value.toISOString().slice(0, 10) : value.toISOString();
        return typeof value === "string" ? guarded(value) : String(value);
      }),
    );
    expect(rows).toEqual(words);
  });

  it("guards every text that a spreadsheet would take for a formula, and no number", () => {
    for (const payload of PAYLOADS.slice(0, 10)) expect(guarded(payload)).toBe(`'${payload}`);
    expect(guarded("plain = text")).toBe("plain = text");
    const [, line] = csv({
      name: "n",
      columns: [{ key: "value", header: "Value", kind: "number", width: 9 }],
      rows: [[-0.5]],
    }).split("\r\n");
    expect(line).toBe("-0.5");
  });
});
