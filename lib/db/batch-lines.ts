import { desc, eq } from "drizzle-orm";
import type { Tx } from "./client.ts";
import { batch, generation, lineage } from "./schema/index.ts";

/** Latest batches with the names of where they went, newest first. */
export async function listBatchLines(tx: Tx, limit: number) {
  return tx
    .select({ batch, index: generation.index, slug: lineage.slug, name: lineage.name })
    .from(batch)
    .innerJoin(lineage, eq(lineage.id, batch.lineageId))
    .leftJoin(generation, eq(generation.id, batch.generationId))
    .orderBy(desc(batch.createdAt), desc(batch.id))
    .limit(limit);
}
