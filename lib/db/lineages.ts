import { and, asc, eq, or, sql } from "drizzle-orm";
import type { Tx } from "./client.ts";
import { generation, lineage } from "./schema/index.ts";

export type LineageRow = typeof lineage.$inferSelect;
export type NewLineage = typeof lineage.$inferInsert;
export type GenerationRow = typeof generation.$inferSelect;
export type NewGeneration = typeof generation.$inferInsert;

/** Inserts a lineage; null when its slug is taken. */
export async function insertLineage(tx: Tx, row: NewLineage): Promise<LineageRow | null> {
  const [made] = await tx.insert(lineage).values(row).onConflictDoNothing({ target: lineage.slug }).returning();
  return made ?? null;
}

/** Finds a lineage by its slug or its id. */
export async function findLineage(tx: Tx, slugOrId: string): Promise<LineageRow | null> {
  const [found] = await tx
    .select()
    .from(lineage)
    .where(or(eq(lineage.slug, slugOrId), eq(lineage.id, slugOrId)))
    .limit(1);
  return found ?? null;
}

/** All lineages, oldest first. */
export async function listLineages(tx: Tx): Promise<LineageRow[]> {
  return tx.select().from(lineage).orderBy(asc(lineage.createdAt), asc(lineage.id));
}

/** Replaces the declared events of a lineage. */
export async function updateEvents(tx: Tx, id: string, events: NewLineage["events"]): Promise<void> {
  await tx.update(lineage).set({ events }).where(eq(lineage.id, id));
}

/** Overwrites what people say of a lineage. */
export async function updateLineage(
  tx: Tx,
  id: string,
  set: Partial<Pick<NewLineage, "owner" | "expectEveryDays">>,
): Promise<void> {
  await tx.update(lineage).set(set).where(eq(lineage.id, id));
}

/** Holds off everybody else who would lock the same lineage, until the transaction ends. Use before reading what you decide on. */
export async function lockLineage(tx: Tx, id: string): Promise<void> {
  await tx.select({ id: lineage.id }).from(lineage).where(eq(lineage.id, id)).for("update");
}

/** Inserts the generation of an index, or gives the one that is there, unchanged. */
export async function upsertGeneration(tx: Tx, row: NewGeneration): Promise<GenerationRow> {
  await tx
    .insert(generation)
    .values(row)
    .onConflictDoNothing({ target: [generation.lineageId, generation.index] });
  const found = await findGeneration(tx, row.lineageId, row.index);
  if (found === null) throw new Error(`generation ${row.index} of ${row.lineageId} vanished while it was made`);
  return found;
}

export async function findGeneration(tx: Tx, lineageId: string, index: number): Promise<GenerationRow | null> {
  const [found] = await tx
    .select()
    .from(generation)
    .where(and(eq(generation.lineageId, lineageId), eq(generation.index, index)))
    .limit(1);
  return found ?? null;
}

/** Generations of a lineage, by index ascending. */
export async function listGenerations(tx: Tx, lineageId: string): Promise<GenerationRow[]> {
  return tx.select().from(generation).where(eq(generation.lineageId, lineageId)).orderBy(asc(generation.index));
}

/** Changes given columns of a generation that is in the expected state; null when it is not (any more). */
export async function updateGeneration(
  tx: Tx,
  id: string,
  expected: GenerationRow["state"],
  changes: Partial<NewGeneration>,
): Promise<GenerationRow | null> {
  const [changed] = await tx
    .update(generation)
    .set(changes)
    .where(and(eq(generation.id, id), eq(generation.state, expected)))
    .returning();
  return changed ?? null;
}

/** Adds to the counts of a generation. */
export async function addToGeneration(
  tx: Tx,
  id: string,
  { accepted, rejected }: { accepted: number; rejected: number },
): Promise<void> {
  await tx
    .update(generation)
    .set({ accepted: sql`${generation.accepted} + ${accepted}`, rejected: sql`${generation.rejected} + ${rejected}` })
    .where(eq(generation.id, id));
}
