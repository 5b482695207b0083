import { z } from "zod";
import { findAnswer } from "#db/idempotency.ts";
import { listIdIndexes } from "#db/uploads.ts";
import type { StoredUpload } from "#engine/store-upload.ts";
import { assertRoom } from "#services/admin/room.ts";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { INDEX, SLUG } from "#services/lineages/slug.ts";
import { checkedBody } from "./body.ts";
import { type Answer, AnsweredMeanwhile, commitUpload } from "./commit.ts";
import { counted } from "./in-flight.ts";
import { openPlace, placeName, type Target } from "./place.ts";
import type { Receipt } from "./receipt.ts";

const NAMES = z.array(z.string().min(1).max(64)).max(32).default([]);
const UPLOAD = z.strictObject({
  lineage: SLUG,
  generation: z.union([z.literal("reference"), INDEX]),
  /** Name of the file this is a part of; absent: the body is the whole file. */
  source: z
    .string()
    .regex(/^[0-9a-f]{12}$/, "the first 12 hex digits of the SHA-256 of the decoded file")
    .optional(),
  firstLine: z.coerce.number().int().min(1).max(1e12).default(1),
  onReject: z.enum(["skip", "abort"]).default("skip"),
  values: NAMES,
  facets: NAMES,
  compression: z.enum(["gzip", "zstd"]).nullable().default(null),
  idempotencyKey: z
    .string()
    .regex(/^[\x20-\x7e]{1,255}$/, "1 to 255 printable ASCII characters")
    .nullable()
    .default(null),
  contentLength: z.number().int().min(0).nullable().default(null),
  contentDigest: z.string().nullable().default(null),
});
type Upload = z.infer<typeof UPLOAD>;

/** What a sender gets: 201 when every line counts or did before, 207 when some were rejected. `replayed`: the answer of an earlier request. */
export interface Appended extends Answer {
  replayed: boolean;
}

/**
 * Takes one upload of samples into a generation or the reference, registering lineage and generation when they are new.
 * Guarantee: when it returns, the samples are durable and readable; when it throws, nothing of the body counts. The same key and body
 * give the same answer, once executed; the same id counts once.
 * Given `only`: into that very lineage, which must exist.
 * Throws `file.*`, `request.*`, `batch.*`, `idempotency.*`, `generation.closed`, `reference.frozen`, `limit.streams`, `storage.full`.
 */
export async function appendSamples(
  ctx: Context,
  input: unknown,
  body: AsyncIterable<Uint8Array>,
  only: Pick<Target, "lineageId"> = {},
): Promise<Appended> {
  const upload = UPLOAD.parse(input);
  const target: Target = { ...only, lineage: upload.lineage, generation: upload.generation };
  const { idempotencyKey: key } = upload;
  const remember = key === null ? null : { route: `samples ${placeName(target)}`, key };
  const running = remember === null ? null : `${remember.route} ${key}`;
  return counted(placeName(target), running, async () => {
    await assertRoom(ctx);
    const bytes = checkedBody(body, { length: upload.contentLength, digest: upload.contentDigest });
    const earlier = remember === null ? null : await findAnswer(ctx.db, remember.route, remember.key);
    if (earlier !== null) return replay(earlier, await digestOf(ctx, upload, bytes));
    const place = await openPlace(ctx.db, target);
    const isNew = place === null || (target.generation !== "reference" && place.generation === null);
    const ids = { lineageId: place?.lineage.id ?? "", generationId: place?.generation?.id ?? null };
    const known = isNew ? [] : await listIdIndexes(ctx.db, ids);
    const stored = await store(ctx, upload, bytes, known);
    assertWorthKeeping(stored, upload.onReject);
    try {
      return { ...(await commitUpload(ctx, target, stored, known, remember)), replayed: false };
    } catch (error) {
      const other =
        error instanceof AnsweredMeanwhile && remember ? await findAnswer(ctx.db, remember.route, remember.key) : null;
      if (other === null) throw error;
      return replay(other, stored.digest);
    }
  });
}

function store(
  ctx: Context,
  upload: Upload,
  stream: AsyncIterable<Uint8Array>,
  known: string[],
): Promise<StoredUpload> {
  const input = {
    folder: ctx.blobFolder,
    source: upload.source ?? null,
    firstLine: upload.firstLine,
    generation: upload.generation === "reference" ? null : upload.generation,
    announced: upload.compression,
    known,
    onReject: upload.onReject,
    valueKeys: upload.values,
    facetKeys: upload.facets,
  };
  return ctx.pool.run("store-upload", input, { stream });
}

function digestOf(ctx: Context, upload: Upload, stream: AsyncIterable<Uint8Array>): Promise<string> {
  return ctx.pool.run("digest-upload", { announced: upload.compression }, { stream });
}

function replay(earlier: { bodyDigest: string; status: number; response: unknown }, digest: string): Appended {
  if (earlier.bodyDigest !== digest) throw new ServiceError("idempotency.mismatch");
  // The casts are safe: only commitUpload writes answers under routes of samples.
  return { status: earlier.status as Answer["status"], receipt: earlier.response as Receipt, replayed: true };
}

function assertWorthKeeping(stored: StoredUpload, onReject: Upload["onReject"]): void {
  const { offered, accepted, duplicates, rejected, rejectsByCode } = stored;
  const rejects = stored.rejections.slice(0, 20);
  const details = { offered, accepted, duplicates, rejected, rejectsByCode, rejects };
  if (onReject === "abort" && rejected > 0) throw new ServiceError("batch.aborted", undefined, { details });
  if (accepted + duplicates === 0) throw new ServiceError("batch.nothing-accepted", undefined, { details });
}
