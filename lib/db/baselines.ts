import { and, desc, eq, gt, isNull } from "drizzle-orm";
import type { Tx } from "./client.ts";
import { baseline } from "./schema/index.ts";

export type BaselineRow = typeof baseline.$inferSelect;

/** Stores an accepted baseline; the one before must be ended. */
export async function insertBaseline(tx: Tx, row: typeof baseline.$inferInsert): Promise<void> {
  await tx.insert(baseline).values(row);
}

/** Baselines of a lineage, newest first. */
export async function listBaselines(tx: Tx, lineageId: string): Promise<BaselineRow[]> {
  return tx.select().from(baseline).where(eq(baseline.lineageId, lineageId)).orderBy(desc(baseline.acceptedAt));
}

/** The baseline of a lineage that is neither ended nor expired, or null. */
export async function activeBaseline(tx: Tx, lineageId: string, now: Date): Promise<BaselineRow | null> {
  const isActive = and(eq(baseline.lineageId, lineageId), isNull(baseline.endedAt), gt(baseline.expiresAt, now));
  const [row] = await tx.select().from(baseline).where(isActive);
  return row ?? null;
}

/** Ends the baseline of a lineage that is not ended: that of the id, or whichever it is. Returns whether there was one. */
export async function endBaseline(tx: Tx, lineageId: string, at: Date, id?: string): Promise<boolean> {
  const isOpen = and(eq(baseline.lineageId, lineageId), isNull(baseline.endedAt));
  const which = id === undefined ? isOpen : and(isOpen, eq(baseline.id, id));
  const rows = await tx.update(baseline).set({ endedAt: at }).where(which).returning({ id: baseline.id });
  return rows.length > 0;
}
