import { createHash } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Sample } from "#domain/sample.ts";
import type { BlobStore } from "./blobs.ts";
import { openBlobs } from "./fs.ts";
import { digestOfId } from "./id-index.ts";
import { createSegmentWriter, readIdIndex, readSegment, type SegmentRecord, type WrittenSegment } from "./segment.ts";

let folder = "";
let blobs: BlobStore;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "tailwatch-segment-"));
  blobs = openBlobs(folder);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const half = (text: string) => createHash("sha256").update(text).digest().subarray(0, 16);
const record = (sample: Sample): SegmentRecord => ({
  line: Buffer.from(JSON.stringify(sample)),
  idHash: half(sample.id),
  digest: half(sample.text ?? ""),
});

async function writeAll(samples: Iterable<Sample>): Promise<WrittenSegment[]> {
  const writer = createSegmentWriter(blobs);
  const written: WrittenSegment[] = [];
  for (const sample of samples) {
    const cut = writer.add(record(sample));
    if (cut !== null) written.push(await cut);
  }
  const last = await writer.finish();
  return last === null ? written : [...written, last];
}

describe("segment", () => {
  it("gives back every sample in order, whatever characters its text holds", async () => {
    const samples = ["a", "naïve \u2028 line\nend", "\ufeff标点，", ""].map((text, i) => ({ id: `s${i}`, text }));
    const [segment] = await writeAll(samples);
    const back: Sample[] = [];
    for await (const sample of readSegment(blobs, segment?.blob ?? "")) back.push(sample);
    expect(back).toEqual(samples);
    expect(segment).toMatchObject({ records: 4 });
  });

  it("is cut at 8,192 records and before 8 MiB, losing none", async () => {
    const many = await writeAll(Array.from({ length: 8193 }, (_, i) => ({ id: `s${i}`, text: "x" })));
    expect(many.map((segment) => segment.records)).toEqual([8192, 1]);
    const big = await writeAll(Array.from({ length: 17 }, (_, i) => ({ id: `s${i}`, text: "x".repeat(1024 * 1024) })));
    expect(big.map((segment) => segment.records)).toEqual([7, 7, 3]);
    for (const segment of big) expect(segment.bytes).toBeLessThanOrEqual(8 * 1024 * 1024);
  });

  it("has an index that finds the digest of each id, and only of those", async () => {
    const samples = Array.from({ length: 1000 }, (_, i) => ({ id: `s${i}`, text: `text ${i}` }));
    const [segment] = await writeAll(samples);
    const index = await readIdIndex(blobs, segment?.indexBlob ?? "");
    expect(index.records).toBe(1000);
    for (const sample of samples)
      expect(Buffer.from(digestOfId(index, half(sample.id)) ?? [])).toEqual(half(sample.text));
    expect(digestOfId(index, half("s1000"))).toBeNull();
  });

  it("is nothing at all when no sample came", async () => {
    expect(await writeAll([])).toEqual([]);
  });
});
