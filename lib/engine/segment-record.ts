import { hash } from "node:crypto";
import { contentText, recordLine } from "#domain/formats/canonical.ts";
import type { Sample } from "#domain/sample.ts";
import type { SegmentRecord } from "#store/segment.ts";

const WIDTH = 16;

/** What a sample is stored as: its canonical line, and the first 16 bytes of the SHA-256 of its id and of its content. `digest`: in hex, if known. */
export function segmentRecord(sample: Sample, digest = hash("sha256", contentText(sample), "hex")): SegmentRecord {
  return {
    line: Buffer.from(recordLine(sample)),
    idHash: hash("sha256", sample.id, "buffer").subarray(0, WIDTH),
    digest: Buffer.from(digest.slice(0, WIDTH * 2), "hex"),
  };
}
