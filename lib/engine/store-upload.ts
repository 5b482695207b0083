import type { Rejection } from "#domain/sample.ts";
import { openBlobs } from "#store/fs.ts";
import { readIdIndex } from "#store/segment.ts";
import { createSpool } from "#store/spool.ts";
import { createIdTable } from "./id-table.ts";
import { inflated } from "./inflate.ts";
import { type ReadLimits, UPLOAD_LIMITS } from "./limits.ts";
import type { Compression } from "./magic.ts";
import { type ReadNote, type ReadOptions, readSamples, sourceOf } from "./reader.ts";
import { createLineKeeper, type UploadSegment } from "./segment-lines.ts";
import { segmentRecord } from "./segment-record.ts";
import type { TaskTools } from "./task-tools.ts";

/**
 * `folder`: of the blobs. `source`: name for lines without id, null when the body is the whole file. `known`: id indexes of the generation so far.
 * `onReject`: "abort" stops at the first bad line.
 */
export interface StoreUpload {
  folder: string;
  source: string | null;
  firstLine: number;
  generation: number | null;
  announced: Compression;
  known: string[];
  onReject: "skip" | "abort";
  valueKeys: string[];
  facetKeys: string[];
  limits?: ReadLimits;
}

/** What became of a body: offered = accepted + duplicates + rejected. `rejections`: the first thousand of them; `digest`: of the decoded body. */
export interface StoredUpload {
  segments: UploadSegment[];
  source: string;
  digest: string;
  offered: number;
  accepted: number;
  duplicates: number;
  rejected: number;
  rejectsByCode: Record<string, number>;
  rejections: Rejection[];
  notes: ReadNote[];
}

export const REJECTIONS_KEPT = 1000;

/**
 * Reads an upload and makes its new samples durable as segments; nothing counts until a transaction names them.
 * Throws FileError when the body is refused whole, StorageFull.
 */
export async function storeUpload(input: StoreUpload, tools: TaskTools): Promise<StoredUpload> {
  const limits = input.limits ?? UPLOAD_LIMITS;
  if (input.source !== null) return storeFrom(tools.stream, input, input.source, tools);
  // Lines without id are named by the whole file, so it has to be seen to its end first.
  const spool = await createSpool(input.folder);
  try {
    for await (const chunk of inflated(tools.stream, limits, input.announced)) await spool.write(chunk);
    const source = await sourceOf(spool.read(), limits);
    return await storeFrom(spool.read(), { ...input, announced: null }, source, tools);
  } finally {
    await spool.remove();
  }
}

async function storeFrom(
  stream: AsyncIterable<Uint8Array>,
  input: StoreUpload,
  source: string,
  tools: TaskTools,
): Promise<StoredUpload> {
  const blobs = openBlobs(input.folder);
  const ids = createIdTable();
  for (const index of input.known) ids.addIndex(await readIdIndex(blobs, index));
  const keeper = createLineKeeper(blobs);
  const result = emptyResult(source);
  for await (const batch of readSamples(stream, optionsOf(input, source))) {
    for (const [i, sample] of batch.samples.entries()) {
      const line = batch.lines[i] ?? 0;
      const record = segmentRecord(sample, batch.digests[i]);
      const standing = ids.add(record.idHash, record.digest);
      if (standing === "duplicate") result.duplicates++;
      else if (standing === "conflict") addRejection(result, conflictAt(line, sample.id));
      else {
        result.accepted++;
        await keeper.add(record, line);
      }
    }
    for (const rejection of batch.rejections) addRejection(result, rejection);
    result.offered = batch.offered;
    tools.progress({ done: batch.offered, unit: "lines" });
    if (batch.end) Object.assign(result, batch.end);
    if (input.onReject === "abort" && result.rejected > 0) break;
  }
  return { ...result, segments: await keeper.finish() };
}

function optionsOf(input: StoreUpload, source: string): ReadOptions {
  return {
    source,
    generation: input.generation,
    firstLine: input.firstLine,
    announced: input.announced,
    limits: input.limits ?? UPLOAD_LIMITS,
    promote: { values: new Set(input.valueKeys), facets: new Set(input.facetKeys) },
  };
}

function emptyResult(source: string): StoredUpload {
  const counts = { offered: 0, accepted: 0, duplicates: 0, rejected: 0 };
  return { segments: [], source, digest: "", ...counts, rejectsByCode: {}, rejections: [], notes: [] };
}

/** Counts a rejection and keeps the first thousand. */
export function addRejection(into: StoredUpload, rejection: Rejection): void {
  into.rejected++;
  into.rejectsByCode[rejection.code] = (into.rejectsByCode[rejection.code] ?? 0) + 1;
  if (into.rejections.length < REJECTIONS_KEPT) into.rejections.push(rejection);
}

/** The rejection of a line whose id already stands for another content. */
export function conflictAt(line: number, id: string): Rejection {
  return {
    line,
    offset: 0,
    code: "id.conflict",
    field: "id",
    message: "This id already stands for another content in this generation.",
    help: "Give every sample its own id; the first one committed stays.",
    excerpt: id,
  };
}
