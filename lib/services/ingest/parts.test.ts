import { randomUUID } from "node:crypto";
import { rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { zstdCompressSync } from "node:zlib";
import { afterAll, describe, expect, it } from "vitest";
import { type FilePart, fileParts, fileSource, PART_BYTES, PART_LINES } from "./parts.ts";

const path = join(tmpdir(), `tailwatch-parts-${randomUUID()}`);
afterAll(() => rm(path, { force: true }));

async function partsOf(content: Uint8Array): Promise<FilePart[]> {
  await writeFile(path, content);
  const parts: FilePart[] = [];
  for await (const part of fileParts(path)) parts.push(part);
  return parts;
}

describe("fileParts", () => {
  it("cuts between lines, in bounded parts that make up the whole file and know their line numbers", async () => {
    const short = Array.from({ length: PART_LINES + 5 }, (_, i) => `{"text":"${i}"}\n`).join("");
    const long = Array.from({ length: 30 }, (_, i) => `{"text":"${"a".repeat(900_000)}${i}"}\n`).join("");
    const whole = Buffer.from(`${short}${long}{"text":"no line end"}`);
    const parts = await partsOf(whole);
    expect(Buffer.concat(parts.map((part) => part.bytes)).equals(whole)).toBe(true);
    expect(parts.length).toBeGreaterThan(3);
    let line = 1;
    for (const [ordinal, part] of parts.entries()) {
      expect(part).toMatchObject({ ordinal, firstLine: line });
      const lines = part.bytes.toString("latin1").split("\n").filter(Boolean).length;
      expect(lines).toBeLessThanOrEqual(PART_LINES);
      expect(part.bytes.length).toBeLessThan(PART_BYTES + 1_000_000);
      line += lines;
    }
  });

  it("cuts a compressed file where it cuts the plain one, so that a second push finds the same keys", async () => {
    const whole = Buffer.from(Array.from({ length: PART_LINES * 2 }, (_, i) => `{"text":"é ${i}"}\n`).join(""));
    const plain = await partsOf(whole);
    const { source } = await fileSource(path);
    expect(await partsOf(zstdCompressSync(whole))).toEqual(plain);
    expect((await fileSource(path)).source).toBe(source);
  });
});
