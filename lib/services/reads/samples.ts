import { z } from "zod";
import { findGeneration, findLineage } from "#db/lineages.ts";
import { listSegments, revisionsOfBatches } from "#db/segments.ts";
import { askedText, type Query } from "#domain/present/address.ts";
import { sampleFilter } from "#domain/present/slice-samples.ts";
import type { SamplesView } from "#domain/present/views/samples.ts";
import type { Sample } from "#domain/sample.ts";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { readSegment } from "#store/segment.ts";

const SHOWN = 50;
const WHERE = z.object({
  g: z.coerce.number().int().min(0),
  revision: z.coerce.number().int().min(1).optional(),
  page: z.coerce.number().int().min(1).max(2_000).catch(1),
});

/**
 * Reads the samples of one slice of a generation, as they were at a revision: a later reopening adds none to them.
 * Given g, revision, slice and page in the address. Throws `not-found`.
 */
export async function readSamples(ctx: Context, slug: string, query: Query): Promise<SamplesView> {
  const where = WHERE.safeParse(query).data;
  const lineage = await findLineage(ctx.db, slug);
  const generation = lineage && where ? await findGeneration(ctx.db, lineage.id, where.g) : null;
  if (!where || lineage === null || generation === null) throw new ServiceError("not-found");
  const revision = Math.min(where.revision ?? generation.revision, generation.revision);
  const slice = askedText(query, "slice") || "all";
  const filter = sampleFilter(slice);
  const revisions = await revisionsOfBatches(ctx.db, generation.id);
  const segments = (await listSegments(ctx.db, generation.id)).filter(
    ({ batchId }) => (revisions.get(batchId) ?? 1) <= revision,
  );
  const skip = (where.page - 1) * SHOWN;
  const samples: Sample[] = [];
  let met = 0;
  reading: for (const segment of segments) {
    // Without a filter a whole segment that is not shown need not be read.
    if (filter === null && met + segment.records <= skip) {
      met += segment.records;
      continue;
    }
    for await (const sample of readSegment(ctx.blobs, segment.blob)) {
      if (filter !== null && !filter(sample)) continue;
      if (met++ < skip) continue;
      samples.push(sample);
      if (samples.length > SHOWN) break reading;
    }
  }
  return {
    lineage: { slug: lineage.slug, name: lineage.name },
    index: generation.index,
    revision,
    isNewest: revision === generation.revision,
    total: segments.reduce((sum, { records }) => sum + records, 0),
    slice,
    isOfEvents: filter === null && slice !== "all",
    page: where.page,
    samples: samples.slice(0, SHOWN),
    hasMore: samples.length > SHOWN,
  };
}
