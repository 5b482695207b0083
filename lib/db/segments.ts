import { and, asc, eq, isNull, sql } from "drizzle-orm";
import type { Tx } from "./client.ts";
import { batch, segment } from "./schema/index.ts";

export type BatchRow = typeof batch.$inferSelect;
export type NewBatch = typeof batch.$inferInsert;
export type SegmentRow = typeof segment.$inferSelect;
export type NewSegment = typeof segment.$inferInsert;

/** Inserts a batch and the segments that hold its samples. */
export async function insertBatch(tx: Tx, row: NewBatch, segments: NewSegment[]): Promise<BatchRow> {
  const [made] = await tx.insert(batch).values(row).returning();
  if (made === undefined) throw new Error(`batch ${row.id} was not inserted`);
  if (segments.length > 0) await tx.insert(segment).values(segments);
  return made;
}

export async function findBatch(tx: Tx, id: string): Promise<BatchRow | null> {
  const [found] = await tx.select().from(batch).where(eq(batch.id, id)).limit(1);
  return found ?? null;
}

/** Segments of a generation, in the order they came. */
export async function listSegments(tx: Tx, generationId: string): Promise<SegmentRow[]> {
  return tx.select().from(segment).where(eq(segment.generationId, generationId)).orderBy(asc(segment.id));
}

/** Segments of the lineage's reference, in the order they came. */
export async function listReferenceSegments(tx: Tx, lineageId: string): Promise<SegmentRow[]> {
  return tx
    .select()
    .from(segment)
    .where(and(eq(segment.lineageId, lineageId), isNull(segment.generationId)))
    .orderBy(asc(segment.id));
}

/** Samples in the lineage's reference. */
export async function countReference(tx: Tx, lineageId: string): Promise<number> {
  const [row] = await tx
    .select({ records: sql<number>`coalesce(sum(${segment.records}), 0)::int` })
    .from(segment)
    .where(and(eq(segment.lineageId, lineageId), isNull(segment.generationId)));
  return row?.records ?? 0;
}

/** In which revision of a generation each of its batches came. */
export async function revisionsOfBatches(tx: Tx, generationId: string): Promise<Map<string, number>> {
  const rows = await tx
    .select({ id: batch.id, revision: batch.revision })
    .from(batch)
    .where(eq(batch.generationId, generationId));
  return new Map(rows.map(({ id, revision }) => [id, revision]));
}
