import type { BlobStore } from "#store/blobs.ts";
import { createSegmentWriter, type SegmentRecord, type WrittenSegment } from "#store/segment.ts";

/** A durable segment with the line number of every record, in its order. */
export interface UploadSegment extends WrittenSegment {
  lines: number[];
}

/** Writes records to segments and remembers which line each came from. */
export interface LineKeeper {
  add(record: SegmentRecord, line: number): Promise<void>;
  finish(): Promise<UploadSegment[]>;
}

export function createLineKeeper(blobs: BlobStore): LineKeeper {
  const writer = createSegmentWriter(blobs);
  const segments: UploadSegment[] = [];
  let lines: number[] = [];
  return {
    async add(record, line) {
      const written = writer.add(record);
      if (written !== null) {
        segments.push({ ...(await written), lines });
        lines = [];
      }
      lines.push(line);
    },
    async finish() {
      const last = await writer.finish();
      if (last !== null) segments.push({ ...last, lines });
      return segments;
    },
  };
}
