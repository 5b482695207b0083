import { Readable } from "node:stream";
import { type BundleRow, findBundle, listBundles } from "#db/bundles.ts";
import { findLineage } from "#db/lineages.ts";
import { recordLine } from "#domain/formats/canonical.ts";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { readSegment } from "#store/segment.ts";

/** A bundle version as the API tells it. `fromIndex`: the first generation trained on it; null until that one closes. */
export interface BundleView
  extends Omit<BundleRow, "lineageId" | "ticketId" | "segments" | "heldSegments" | "createdAt"> {
  /** Whether what was held back joins the reference whole, since it reads like it. */
  isAlike: boolean | null;
  records: string;
  createdAt: string;
}

/** The bundle versions of a lineage, newest first. Throws `not-found`. */
export async function readBundles({ db }: Context, slug: string): Promise<BundleView[]> {
  const lineage = await findLineage(db, slug);
  if (!lineage) throw new ServiceError("not-found", `There is no lineage ${slug}.`);
  return (await listBundles(db, lineage.id)).map(viewOf);
}

/** One bundle version. Throws `not-found`. */
export async function readBundle({ db }: Context, id: string): Promise<BundleView> {
  return viewOf(await bundleOf(db, id));
}

/**
 * The human samples of a bundle that train, one canonical record a line; what was held back is not among them, since it
 * joined the reference. Throws `not-found`.
 */
export async function bundleRecords({ db, blobs }: Context, id: string): Promise<ReadableStream<Uint8Array>> {
  const { segments } = await bundleOf(db, id);
  const encoder = new TextEncoder();
  const lines = (async function* () {
    for (const segment of segments)
      for await (const sample of readSegment(blobs, segment)) yield encoder.encode(`${recordLine(sample)}\n`);
  })();
  return Readable.toWeb(Readable.from(lines)) as ReadableStream<Uint8Array>;
}

async function bundleOf(db: Context["db"], id: string): Promise<BundleRow> {
  const found = await findBundle(db, id);
  if (!found) throw new ServiceError("not-found", "There is no such bundle.");
  return found;
}

function viewOf(row: BundleRow): BundleView {
  const { lineageId: _lineage, ticketId: _ticket, segments: _segments, heldSegments: _held, ...told } = row;
  const isAlike = row.isPooled ? row.poolShare === null : null;
  return { ...told, isAlike, records: `/api/v1/bundles/${row.id}/records`, createdAt: row.createdAt.toISOString() };
}
