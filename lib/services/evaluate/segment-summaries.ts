import { hash } from "node:crypto";
import type { GenerationRow, LineageRow } from "#db/lineages.ts";
import { listSegments, type SegmentRow } from "#db/segments.ts";
import { findSummaries, insertSummary } from "#db/summaries.ts";
import type { EventDocument } from "#domain/events.ts";
import { KEY_SPACE } from "#domain/summary/incidence.ts";
import { INCIDENCE_BOUND } from "#domain/summary/summary.ts";
import type { FirstCopies } from "#engine/copies.ts";
import type { Context } from "#services/context.ts";
import type { Progress } from "./progress.ts";
import type { Frozen } from "./reference.ts";
import { summaryKey } from "./summary-of.ts";

/** How many times the samples that are kept whole a segment's share of keys should leave: chance then never leaves too few. */
const ROOM = 1.5;

/**
 * Summaries of all segments of a generation, as blobs: those that are missing are reduced, as many at a time as there are threads.
 * Guarantee: each is remembered as soon as it is made, so an interrupted run goes on where it stopped and counts nothing twice.
 * Given `isBounded`: only samples of a least share of keys are kept whole, as many as the bound surely needs.
 */
export async function segmentSummaries(
  ctx: Context,
  given: { lineage: LineageRow; generation: GenerationRow; frozen: Frozen; isBounded: boolean },
  progress: Progress,
): Promise<string[]> {
  const { lineage, generation, frozen } = given;
  const segments = (await listSegments(ctx.db, generation.id)).sort((a, b) => (a.blob < b.blob ? -1 : 1));
  const total = segments.reduce((sum, { records }) => sum + records, 0);
  const keysBelow = given.isBounded ? keyBound(total) : Number.MAX_VALUE;
  const copies = await copiesBefore(ctx, segments);
  const keys = segments.map(({ blob }, i) => summaryKey(lineage, frozen.blob, [blob, keysBelow, digestOf(copies[i])]));
  const known = await findSummaries(ctx.db, lineage.id, keys);
  let done = segments.reduce((sum, { records }, i) => sum + (known.has(keys[i] ?? "") ? records : 0), 0);
  await progress.report({ stage: "reading", done, total });
  return Promise.all(
    segments.map(async ({ blob, records }, i) => {
      const key = keys[i] ?? "";
      const before = known.get(key);
      if (before !== undefined) return before;
      const { summary } = await ctx.pool.run("map-segment", {
        folder: ctx.blobFolder,
        segment: blob,
        salt: lineage.salt,
        // The cast is safe: the verb that stored the document parsed it.
        events: lineage.events as EventDocument | null,
        reference: frozen.blob,
        copies: copies[i] ?? NO_COPIES,
        keysBelow,
      });
      await insertSummary(ctx.db, { lineageId: lineage.id, key, blob: summary });
      done += records;
      await progress.report({ stage: "reading", done, total });
      return summary;
    }),
  );
}

const NO_COPIES: FirstCopies = { digests: new Uint8Array(0), before: new Uint32Array(0) };

const digestOf = ({ digests, before }: FirstCopies = NO_COPIES) =>
  before.length === 0 ? "" : hash("sha256", Buffer.concat([digests, Buffer.from(before.buffer)]), "hex");

async function copiesBefore(ctx: Context, segments: readonly SegmentRow[]): Promise<FirstCopies[]> {
  if (segments.length < 2) return [];
  const indexes = segments.map(({ indexBlob }) => indexBlob);
  return ctx.pool.run("plan-segments", { folder: ctx.blobFolder, indexes });
}

/** A power of two of the keys' space, so that a reopened generation of about the same size keeps its summaries. */
function keyBound(samples: number): number {
  const share = (ROOM * INCIDENCE_BOUND) / Math.max(1, samples);
  return share >= 1 ? Number.MAX_VALUE : KEY_SPACE * 2 ** Math.ceil(Math.log2(share));
}
