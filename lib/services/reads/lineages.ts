import type { LineageRow } from "#domain/present/views/lineage.ts";
import type { Context } from "#services/context.ts";
import { lineageRows } from "./lineage-rows.ts";

/** The lineages of a page; `demo` stand apart as soon as there is another, and are counted nowhere. */
export interface Lineages {
  rows: LineageRow[];
  demo: LineageRow[];
  now: Date;
}

/** Every lineage as one row, worst first; demo lineages are the rows only while there is no other. */
export async function readLineages(ctx: Pick<Context, "db" | "now">): Promise<Lineages> {
  const all = (await lineageRows(ctx.db)).rows;
  const rows = all.filter((row) => !row.isDemo);
  if (rows.length === 0) return { rows: all, demo: [], now: ctx.now() };
  return { rows, demo: all.filter((row) => row.isDemo), now: ctx.now() };
}
