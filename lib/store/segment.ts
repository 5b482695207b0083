import type { Sample } from "#domain/sample.ts";
import type { BlobStore } from "./blobs.ts";
import { type IdIndex, packIdIndex, unpackIdIndex } from "./id-index.ts";

export const SEGMENT_RECORDS = 8192;
export const SEGMENT_BYTES = 8 * 1024 * 1024;

/** `line`: canonical JSON of one sample, UTF-8, without a line end. `idHash`, `digest`: 16 bytes each, of the sample id and of the content. */
export interface SegmentRecord {
  line: Uint8Array;
  idHash: Uint8Array;
  digest: Uint8Array;
}

/** A segment that is durable: names of its two blobs, records, bytes before compression. */
export interface WrittenSegment {
  blob: string;
  indexBlob: string;
  records: number;
  bytes: number;
}

/**
 * `add`: null while the record is only buffered; else the promise of the segment that had to be cut first. Await it before the next call.
 * `finish`: writes what is left; null when nothing was. Nothing is durable before the promise that names its segment resolves.
 */
export interface SegmentWriter {
  add(record: SegmentRecord): Promise<WrittenSegment> | null;
  finish(): Promise<WrittenSegment | null>;
}

/** Cuts a stream of records into segments of at most 8,192 records or 8 MiB. Buffers one segment. */
export function createSegmentWriter(blobs: BlobStore): SegmentWriter {
  let buffered: SegmentRecord[] = [];
  let bytes = 0;
  const cut = () => {
    const written = writeSegment(blobs, buffered, bytes);
    buffered = [];
    bytes = 0;
    return written;
  };
  return {
    add(record) {
      const grows = record.line.length + 1;
      const isFull = buffered.length === SEGMENT_RECORDS || (buffered.length > 0 && bytes + grows > SEGMENT_BYTES);
      const written = isFull ? cut() : null;
      buffered.push(record);
      bytes += grows;
      return written;
    },
    finish: async () => (buffered.length === 0 ? null : cut()),
  };
}

async function writeSegment(blobs: BlobStore, records: SegmentRecord[], bytes: number): Promise<WrittenSegment> {
  const body = new Uint8Array(bytes);
  let at = 0;
  for (const { line } of records) {
    body.set(line, at);
    at += line.length;
    body[at++] = 0x0a;
  }
  const indexBlob = await blobs.put(packIdIndex(records));
  return { blob: await blobs.put(body), indexBlob, records: records.length, bytes };
}

/** The lines of a segment's bytes, in order, without their line ends; views, not copies. */
export function* segmentLines(bytes: Uint8Array): Generator<Uint8Array> {
  let start = 0;
  while (start < bytes.length) {
    const found = bytes.indexOf(0x0a, start);
    const end = found === -1 ? bytes.length : found;
    yield bytes.subarray(start, end);
    start = end + 1;
  }
}

/** The samples of a segment, one at a time. Throws BlobMissing, BlobDamaged. */
export async function* readSegment(blobs: BlobStore, blob: string): AsyncGenerator<Sample> {
  const decoder = new TextDecoder("utf-8", { fatal: true, ignoreBOM: true });
  // The cast is safe: the hash says these are the bytes of canonical records that were parsed strictly when they came in.
  for (const line of segmentLines(await blobs.get(blob))) yield JSON.parse(decoder.decode(line)) as Sample;
}

/** The id index of a segment. Throws BlobMissing, BlobDamaged. */
export async function readIdIndex(blobs: BlobStore, indexBlob: string): Promise<IdIndex> {
  return unpackIdIndex(await blobs.get(indexBlob));
}
