import { eq } from "drizzle-orm";
import type { Tx } from "./client.ts";
import { progress } from "./schema/index.ts";

export type ProgressRow = typeof progress.$inferSelect;

/** Says how far the judgement of a lineage is: one row a lineage, since its generations are judged one after another. */
export async function upsertProgress(tx: Tx, row: typeof progress.$inferInsert): Promise<void> {
  const { lineageId: _id, ...set } = row;
  await tx.insert(progress).values(row).onConflictDoUpdate({ target: progress.lineageId, set });
}

export async function clearProgress(tx: Tx, lineageId: string): Promise<void> {
  await tx.delete(progress).where(eq(progress.lineageId, lineageId));
}

/** How far running judgements are: of one lineage, or of all. */
export async function listProgress(tx: Tx, lineageId?: string): Promise<ProgressRow[]> {
  const rows = tx.select().from(progress);
  return lineageId === undefined ? rows : rows.where(eq(progress.lineageId, lineageId));
}
