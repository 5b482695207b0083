import { findGeneration, type LineageRow } from "#db/lineages.ts";
import { listReferenceSegments, listSegments } from "#db/segments.ts";
import { insertCatalogue, listLineageCatalogues } from "#db/summaries.ts";
import type { EventDocument } from "#domain/events.ts";
import { SUMMARY_FORM } from "#domain/summary/summary.ts";
import type { Context } from "#services/context.ts";

/** A reference frozen when less was kept of it is frozen anew, as another catalogue: numbers of the two are never joined. */
const FORM = `ca${SUMMARY_FORM}_`;

/** The frozen human reference of a lineage. */
export interface Frozen {
  catalogueId: string;
  blob: string;
  source: "split" | "control";
}

/**
 * The reference of a lineage, frozen on first need: the uploaded hold-out, else generation 0 once it is closed.
 * Null while there is neither: nothing can be judged against people yet.
 */
export async function frozenReference(ctx: Context, lineage: LineageRow): Promise<Frozen | null> {
  const all = await ctx.db.transaction((tx) => listLineageCatalogues(tx, lineage.id));
  const known = all.find(({ id }) => id.startsWith(FORM));
  if (known) return { catalogueId: known.id, blob: known.blob, source: known.source };
  const found = await ctx.db.transaction(async (tx) => {
    const uploaded = await listReferenceSegments(tx, lineage.id);
    if (uploaded.length > 0) return { segments: uploaded, source: "control" as const };
    const origin = await findGeneration(tx, lineage.id, 0);
    if (origin?.state !== "closed") return null;
    return { segments: await listSegments(tx, origin.id), source: "split" as const };
  });
  if (!found) return null;
  const frozen = await ctx.pool.run("freeze-reference", {
    folder: ctx.blobFolder,
    segments: found.segments.map(({ blob }) => blob),
    salt: lineage.salt,
    // The cast is safe: the verb that stored the document parsed it.
    events: lineage.events as EventDocument | null,
  });
  const catalogueId = `${FORM}${frozen.blob.slice(0, 24)}_${lineage.id}`;
  await ctx.db.transaction((tx) =>
    insertCatalogue(tx, {
      id: catalogueId,
      lineageId: lineage.id,
      referenceDigest: frozen.digest,
      blob: frozen.blob,
      catalogueSamples: frozen.catalogue,
      controlSamples: frozen.control,
      source: found.source,
    }),
  );
  return { catalogueId, blob: frozen.blob, source: found.source };
}
