import { and, asc, eq, inArray } from "drizzle-orm";
import type { Tx } from "./client.ts";
import { catalogue, summary } from "./schema/index.ts";

export type CatalogueRow = typeof catalogue.$inferSelect;
export type NewCatalogue = typeof catalogue.$inferInsert;

/** Inserts a frozen catalogue; the same id again is the same catalogue and does nothing. */
export async function insertCatalogue(tx: Tx, row: NewCatalogue): Promise<void> {
  await tx.insert(catalogue).values(row).onConflictDoNothing();
}

export async function findCatalogue(tx: Tx, id: string): Promise<CatalogueRow | null> {
  const [found] = await tx.select().from(catalogue).where(eq(catalogue.id, id)).limit(1);
  return found ?? null;
}

/** Remembers where the summary of a key lies; the first wins, since equal keys have equal summaries. */
export async function insertSummary(tx: Tx, row: typeof summary.$inferInsert): Promise<void> {
  await tx.insert(summary).values(row).onConflictDoNothing();
}

/** Blobs of those summaries that exist, by key. */
export async function findSummaries(tx: Tx, lineageId: string, keys: string[]): Promise<Map<string, string>> {
  if (keys.length === 0) return new Map();
  const found = await tx
    .select({ key: summary.key, blob: summary.blob })
    .from(summary)
    .where(and(eq(summary.lineageId, lineageId), inArray(summary.key, keys)));
  return new Map(found.map(({ key, blob }) => [key, blob]));
}

/** Catalogues of a lineage, oldest first. */
export async function listLineageCatalogues(tx: Tx, lineageId: string): Promise<CatalogueRow[]> {
  return tx.select().from(catalogue).where(eq(catalogue.lineageId, lineageId)).orderBy(asc(catalogue.createdAt));
}
