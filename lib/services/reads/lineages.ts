import type { LineageRow } from "#domain/present/views/lineage.ts";
import type { Context } from "#services/context.ts";
import { lineageRows } from "./lineage-rows.ts";

/** Every lineage as one row, worst first. */
export async function readLineages(ctx: Pick<Context, "db" | "now">): Promise<{ rows: LineageRow[]; now: Date }> {
  const { rows } = await lineageRows(ctx.db);
  return { rows, now: ctx.now() };
}
