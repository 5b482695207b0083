import { and, asc, desc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "./client.ts";
import { bundle, intake, intakeSegment } from "./schema/index.ts";

export type BundleRow = typeof bundle.$inferSelect;

/** Stores a bundle as the next version of its lineage, which the caller holds locked. Returns it. */
export async function insertBundle(tx: Tx, row: Omit<typeof bundle.$inferInsert, "version">): Promise<BundleRow> {
  const [newest] = await tx
    .select({ version: sql<number>`coalesce(max(${bundle.version}), 0)::int` })
    .from(bundle)
    .where(eq(bundle.lineageId, row.lineageId));
  const [made] = await tx
    .insert(bundle)
    .values({ ...row, version: (newest?.version ?? 0) + 1 })
    .returning();
  if (!made) throw new Error(`bundle ${row.id} was not inserted`);
  return made;
}

/** One bundle, or null. */
export async function findBundle(tx: Tx, id: string): Promise<BundleRow | null> {
  const [found] = await tx.select().from(bundle).where(eq(bundle.id, id));
  return found ?? null;
}

/** Bundles of a lineage, newest first. */
export function listBundles(tx: Tx, lineageId: string): Promise<BundleRow[]> {
  return tx.select().from(bundle).where(eq(bundle.lineageId, lineageId)).orderBy(desc(bundle.version));
}

/** Says which generation was the first to train on a bundle; the first wins. */
export async function markBundleUsed(tx: Tx, id: string, fromIndex: number): Promise<void> {
  await tx
    .update(bundle)
    .set({ fromIndex })
    .where(and(eq(bundle.id, id), isNull(bundle.fromIndex)));
}

/** Blobs and id indexes of the human data accepted in one round of a ticket, in the order they came. */
export function acceptedSegments(
  tx: Tx,
  { ticketId, round }: { ticketId: string; round: number },
): Promise<{ blob: string; records: number }[]> {
  return tx
    .select({ blob: intakeSegment.blob, records: intakeSegment.records })
    .from(intakeSegment)
    .innerJoin(intake, eq(intake.id, intakeSegment.intakeId))
    .where(and(eq(intakeSegment.ticketId, ticketId), eq(intake.round, round)))
    .orderBy(asc(intakeSegment.id));
}
