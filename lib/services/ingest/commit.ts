import { randomUUID } from "node:crypto";
import { insertAudit } from "#db/audit.ts";
import type { Tx } from "#db/client.ts";
import { rememberAnswer } from "#db/idempotency.ts";
import { addToGeneration } from "#db/lineages.ts";
import { insertBatch } from "#db/segments.ts";
import { hasBatch, listIdIndexes } from "#db/uploads.ts";
import { addRejection, conflictAt, type StoredUpload } from "#engine/store-upload.ts";
import { actorName, type Context } from "#services/context.ts";
import { lockedPlace, type Place, type Target } from "./place.ts";
import { type Receipt, receiptOf, sortedRejects } from "./receipt.ts";

/** An answer as it is remembered under its Idempotency-Key. */
export interface Answer {
  status: 201 | 207;
  receipt: Receipt;
}

/** A key got its answer from another request meanwhile. */
export class AnsweredMeanwhile extends Error {
  override readonly name = "AnsweredMeanwhile";
}

/**
 * Makes a stored upload count, in one transaction: batch, segments, counts, remembered answer, audit.
 * Uploads to one lineage take turns here; what another one committed since `known` was read is taken out first, so that no id counts twice.
 * Throws AnsweredMeanwhile, and what lockedPlace throws.
 */
export async function commitUpload(
  ctx: Context,
  target: Target,
  stored: StoredUpload,
  known: readonly string[],
  remember: { route: string; key: string } | null,
): Promise<Answer> {
  let upload = stored;
  const seen = new Set(known);
  for (;;) {
    const current = upload;
    const outcome = await ctx.db.transaction(async (tx) => {
      const place = await lockedPlace(tx, ctx, target);
      const committed = await listIdIndexes(tx, placeIds(place));
      const fresh = committed.filter((index) => !seen.has(index));
      return fresh.length > 0 ? { fresh } : { answer: await write(tx, ctx, place, current, remember) };
    });
    if ("answer" in outcome) return outcome.answer;
    upload = await settled(ctx, upload, outcome.fresh);
    for (const index of outcome.fresh) seen.add(index);
  }
}

function placeIds({ lineage, generation }: Place) {
  return { lineageId: lineage.id, generationId: generation?.id ?? null };
}

async function settled(ctx: Context, upload: StoredUpload, against: string[]): Promise<StoredUpload> {
  const input = { folder: ctx.blobFolder, segments: upload.segments, against };
  const { segments, duplicates, conflicts } = await ctx.pool.run("settle-upload", input, { lane: "ingest" });
  const next = { ...upload, segments, rejections: [...upload.rejections], rejectsByCode: { ...upload.rejectsByCode } };
  next.duplicates += duplicates;
  next.accepted -= duplicates + conflicts.length;
  for (const { line, id } of conflicts) addRejection(next, conflictAt(line, id));
  return next;
}

async function write(
  tx: Tx,
  ctx: Context,
  place: Place,
  upload: StoredUpload,
  remember: { route: string; key: string } | null,
): Promise<Answer> {
  const ids = placeIds(place);
  const isRepeat = await hasBatch(tx, ids, upload.digest);
  const at = {
    batch: `bt_${randomUUID().replaceAll("-", "")}`,
    lineage: place.lineage.slug,
    generation: place.generation?.index ?? null,
    revision: place.generation?.revision ?? 1,
    isRepeat,
  };
  const receipt = receiptOf(upload, at);
  const { source, offered, accepted, duplicates, rejected, skipped, rejectsByCode, notes } = receipt;
  const counts = { offered, accepted, duplicates, rejected, skipped, rejectsByCode };
  await insertBatch(
    tx,
    {
      id: at.batch,
      ...ids,
      revision: at.revision,
      source,
      format: "native",
      digest: upload.digest,
      ...counts,
      rejects: sortedRejects(upload),
      notes,
    },
    upload.segments.map(({ blob, indexBlob, records, bytes }) => ({
      batchId: at.batch,
      ...ids,
      blob,
      indexBlob,
      records,
      bytes,
    })),
  );
  // Lines that were rejected before are not rejected anew when the same file comes again.
  if (ids.generationId !== null)
    await addToGeneration(tx, ids.generationId, { accepted, rejected: isRepeat ? 0 : rejected });
  const answer: Answer = { status: rejected > 0 ? 207 : 201, receipt };
  if (remember !== null) {
    const row = { ...remember, bodyDigest: upload.digest, status: answer.status, response: receipt };
    if (!(await rememberAnswer(tx, row))) throw new AnsweredMeanwhile();
  }
  const details = { batch: at.batch, generation: at.generation, accepted, duplicates, rejected };
  await insertAudit(tx, { actor: actorName(ctx.actor), verb: "samples.append", target: at.lineage, details });
  return answer;
}
