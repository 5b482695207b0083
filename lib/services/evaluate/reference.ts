import { type BundleRow, listBundles } from "#db/bundles.ts";
import { findGeneration, type LineageRow } from "#db/lineages.ts";
import { listReferenceSegments, listSegments } from "#db/segments.ts";
import { type CatalogueRow, insertCatalogue, listLineageCatalogues } from "#db/summaries.ts";
import type { EventDocument } from "#domain/events.ts";
import { SUMMARY_FORM } from "#domain/summary/summary.ts";
import type { FreezeReference } from "#engine/freeze-reference.ts";
import type { Context } from "#services/context.ts";

/** A reference frozen when less was kept of it is frozen anew, as another catalogue: numbers of the two are never joined. */
const FORM = `ca${SUMMARY_FORM}_`;

/** The frozen human reference of a lineage. `version`: 1 as first frozen, one more with each injection that joined it. */
export interface Frozen {
  catalogueId: string;
  blob: string;
  source: "split" | "control";
  version: number;
}

/**
 * The reference that a generation of a lineage is judged against, frozen on first need: the uploaded hold-out, else
 * generation 0 once it is closed, with what was held back of the bundles that this generation or an earlier one was the
 * first to train on. Null while there is no human data: nothing can be judged against people yet.
 */
export async function frozenReference(ctx: Context, lineage: LineageRow, index: number): Promise<Frozen | null> {
  const joined = (await listBundles(ctx.db, lineage.id))
    .filter(({ isPooled, fromIndex }) => isPooled && fromIndex !== null && fromIndex <= index)
    .reverse();
  const bundles = joined.map(({ id }) => id);
  const known = (await listLineageCatalogues(ctx.db, lineage.id)).find((each) => isOf(each, bundles));
  if (known) return frozenOf(known);
  const found = await humanSegments(ctx, lineage.id);
  if (!found) return null;
  const frozen = await ctx.pool.run("freeze-reference", {
    folder: ctx.blobFolder,
    segments: found.segments.map(({ blob }) => blob),
    injected: injectedBy(joined),
    salt: lineage.salt,
    // The cast is safe: the verb that stored the document parsed it.
    events: lineage.events as EventDocument | null,
  });
  const row = {
    id: `${FORM}${frozen.blob.slice(0, 24)}_${lineage.id}`,
    lineageId: lineage.id,
    referenceDigest: frozen.digest,
    blob: frozen.blob,
    catalogueSamples: frozen.catalogue,
    controlSamples: frozen.control,
    source: found.source,
    version: bundles.length + 1,
    bundles,
  };
  await ctx.db.transaction((tx) => insertCatalogue(tx, row));
  return frozenOf(row);
}

/** A reference frozen before, by its id; null when it is not there, or of a form that is no longer read. */
export async function knownReference(ctx: Context, lineageId: string, id: string | null): Promise<Frozen | null> {
  if (!id?.startsWith(FORM)) return null;
  const found = (await listLineageCatalogues(ctx.db, lineageId)).find((each) => each.id === id);
  return found ? frozenOf(found) : null;
}

const isOf = ({ id, bundles }: CatalogueRow, wanted: readonly string[]) =>
  id.startsWith(FORM) && bundles.length === wanted.length && bundles.every((bundle, i) => bundle === wanted[i]);

const frozenOf = ({ id, blob, source, version }: Pick<CatalogueRow, "id" | "blob" | "source" | "version">): Frozen => ({
  catalogueId: id,
  blob,
  source,
  version,
});

async function humanSegments(ctx: Context, lineageId: string) {
  return ctx.db.transaction(async (tx) => {
    const uploaded = await listReferenceSegments(tx, lineageId);
    if (uploaded.length > 0) return { segments: uploaded, source: "control" as const };
    const origin = await findGeneration(tx, lineageId, 0);
    if (origin?.state !== "closed") return null;
    return { segments: await listSegments(tx, origin.id), source: "split" as const };
  });
}

/** Of each bundle the share that the later ones leave it; the newest has its own. Given bundles oldest first. */
function injectedBy(bundles: readonly BundleRow[]): FreezeReference["injected"] {
  return bundles.map(({ heldSegments, poolShare }, i) => {
    const left = bundles.slice(i + 1).reduce((rest, later) => rest * (1 - (later.poolShare ?? 0)), 1);
    return { segments: heldSegments, share: poolShare === null ? null : poolShare * left };
  });
}
