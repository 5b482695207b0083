import { and, asc, count, eq, isNull, type SQL } from "drizzle-orm";
import type { Tx } from "./client.ts";
import { batch, catalogue, segment } from "./schema/index.ts";

/** Where samples go: a generation of a lineage, or its reference (`generationId` null). */
export interface UploadPlace {
  lineageId: string;
  generationId: string | null;
}

/** Names of the id indexes of all segments of a place, in the order they came. */
export async function listIdIndexes(tx: Tx, place: UploadPlace): Promise<string[]> {
  const rows = await tx
    .select({ indexBlob: segment.indexBlob })
    .from(segment)
    .where(at(segment, place))
    .orderBy(asc(segment.id));
  return rows.map((row) => row.indexBlob);
}

/** Whether a body with this digest is already stored at a place. */
export async function hasBatch(tx: Tx, place: UploadPlace, digest: string): Promise<boolean> {
  const [row] = await tx
    .select({ n: count() })
    .from(batch)
    .where(and(at(batch, place), eq(batch.digest, digest)));
  return (row?.n ?? 0) > 0;
}

/** Whether a catalogue was frozen for a lineage. */
export async function hasCatalogue(tx: Tx, lineageId: string): Promise<boolean> {
  const [row] = await tx.select({ n: count() }).from(catalogue).where(eq(catalogue.lineageId, lineageId));
  return (row?.n ?? 0) > 0;
}

function at(table: typeof batch | typeof segment, place: UploadPlace): SQL | undefined {
  const { lineageId, generationId } = place;
  const isThere = generationId === null ? isNull(table.generationId) : eq(table.generationId, generationId);
  return and(eq(table.lineageId, lineageId), isThere);
}
