import { desc } from "drizzle-orm";
import type { Tx } from "./client.ts";
import { audit } from "./schema/index.ts";

export type AuditRow = typeof audit.$inferSelect;

/** Writes down who did what; in the transaction that does it, so that neither happens alone. */
export async function insertAudit(
  tx: Tx,
  row: { actor: string; verb: string; target: string; details?: Record<string, unknown> },
): Promise<void> {
  await tx.insert(audit).values({ ...row, details: row.details ?? {} });
}

/** Latest audit rows, newest first. */
export async function listAudit(tx: Tx, limit: number): Promise<AuditRow[]> {
  return tx.select().from(audit).orderBy(desc(audit.id)).limit(limit);
}
