import { deflateRawSync, gzipSync, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { UPLOAD_LIMITS } from "./limits.ts";
import { type ReadBatch, type ReadOptions, readSamples, sourceOf } from "./reader.ts";

async function* inPieces(bytes: Uint8Array, size = 64 * 1024): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

interface Read {
  texts: (string | undefined)[];
  ids: string[];
  digests: string[];
  codes: string[];
  rejectedLines: number[];
  offered: number;
  digest: string | undefined;
}

async function read(bytes: Uint8Array | string, size?: number, options: Partial<ReadOptions> = {}): Promise<Read> {
  const batches: ReadBatch[] = [];
  const pieces = inPieces(Buffer.from(bytes), size);
  for await (const batch of readSamples(pieces, { source: "0123456789ab", ...options })) batches.push(batch);
  const samples = batches.flatMap((batch) => batch.samples);
  const rejections = batches.flatMap((batch) => batch.rejections);
  return {
    texts: samples.map((sample) => sample.text),
    ids: samples.map((sample) => sample.id),
    digests: batches.flatMap((batch) => batch.digests),
    codes: rejections.map((rejection) => rejection.code),
    rejectedLines: rejections.map((rejection) => rejection.line),
    offered: batches.at(-1)?.offered ?? 0,
    digest: batches.at(-1)?.end?.digest,
  };
}

const ab = '{"text":"a"}\n{"text":"b"}\n';
const bomb = Buffer.alloc(100e6, `{"text":"${"a".repeat(10_000)}"}\n`);
const repeated = (text: string, times: number) => Buffer.alloc(text.length * times, text);

describe("readSamples", () => {
  const nest = (depth: number) => `{"text":"a","metadata":${"[".repeat(depth)}${"]".repeat(depth)}}`;
  it.each<[string, string | Uint8Array, string]>([
    ["a cut last line", '{"text":"a', "json.truncated"],
    ["a cut character", Buffer.from([...Buffer.from('{"text":"'), 0xe2, 0x82, ...Buffer.from('"}')]), "utf8.invalid"],
    [
      "an overlong character",
      Buffer.from([...Buffer.from('{"text":"'), 0xc0, 0xaf, ...Buffer.from('"}')]),
      "utf8.invalid",
    ],
    ["a NUL byte", '{"text":"a\0"}', "json.nul"],
    ["an escaped NUL", String.raw`{"text":"a\u0000"}`, "json.nul"],
    ["a raw control character", '{"text":"a\x01"}', "json.syntax"],
    ["half of a surrogate pair", String.raw`{"text":"\ud800"}`, "json.lone-surrogate"],
    ["a depth bomb", nest(100_000), "json.depth"],
    ["a duplicate key", '{"text":"a","text":"b"}', "json.duplicate-key"],
    ["a key spelled twice by an escape", String.raw`{"text":"a","te\u0078t":"b"}`, "json.duplicate-key"],
    ["__proto__", '{"text":"a","__proto__":{"x":1}}', "json.forbidden-key"],
    ["constructor below", '{"text":"a","metadata":{"constructor":1}}', "json.forbidden-key"],
    ["JSON5", "{text:'a'}", "json.syntax"],
    ["a comment", '// {"text":"a"}', "json.syntax"],
    ["NaN", '{"text":"a","value":NaN}', "json.syntax"],
    ["a number out of range", '{"text":"a","value":1e999}', "number.not-finite"],
    ["an integer that would be rounded", '{"text":"a","value":9007199254740993}', "number.unsafe-integer"],
    ["an integer id that would be rounded", '{"text":"a","id":12345678901234567890}', "number.unsafe-integer"],
    ["an array", "1", "json.not-object"],
    ["nothing to measure", '{"completion":"a"}', "record.no-content"],
    ["a wrong type", '{"text":7}', "text.invalid"],
    ["a long text", `{"text":"${"a".repeat(256 * 1024 + 1)}"}`, "text.too-long"],
    ["a positive logprob", '{"text":"a","logprob":1}', "logprob.positive"],
    ["a zero embedding", '{"text":"a","embedding":[0,0]}', "embedding.zero"],
    ["an embedding of one", '{"text":"a","embedding":[1]}', "embedding.dimension"],
    ["a nested embedding", '{"text":"a","embedding":[[1,2],[3,4]]}', "embedding.invalid"],
    ["a text as generation", '{"text":"a","generation":"4"}', "generation.invalid"],
    ["another generation", '{"text":"a","generation":5}', "generation.mismatch"],
    ["30 February", '{"text":"a","createdAt":"2026-02-30"}', "createdAt.invalid"],
    ["a time without zone", '{"text":"a","createdAt":"2026-02-03T10:00:00"}', "createdAt.invalid"],
    ["an id that begins with ~", '{"text":"a","id":"~x"}', "id.invalid"],
  ])("rejects only the line with %s", async (_name, bad, code) => {
    const result = await read(
      Buffer.concat([Buffer.from(ab), Buffer.from(bad), Buffer.from('\n{"text":"c"}\n')]),
      1000,
      {
        generation: 4,
      },
    );
    expect(result.codes).toEqual([code]);
    expect(result.rejectedLines).toEqual([3]);
    expect(result.texts).toEqual(["a", "b", "c"]);
    expect(Object.getPrototypeOf({})).not.toHaveProperty("x");
  });

  it.each<[string, Uint8Array, string]>([
    ["an empty file", Buffer.alloc(0), "file.empty"],
    ["only line ends", Buffer.from("\n\r\n\n"), "file.empty"],
    ["UTF-16", Buffer.from(`\ufeff${ab}`, "utf16le"), "file.not-utf8"],
    ["UTF-16 without a mark", Buffer.from(ab, "utf16le"), "file.not-utf8"],
    ["CR line ends", Buffer.from('{"text":"a"}\r{"text":"b"}\r'), "file.cr-line-ends"],
    ["a picture", Buffer.from("89504e470d0a1a0a0000000d", "hex"), "file.binary"],
    ["a zip", Buffer.concat([Buffer.from("504b0304", "hex"), deflateRawSync(ab)]), "file.archive"],
    ["a truncated gzip", gzipSync(ab).subarray(0, 20), "file.truncated"],
    [
      "a gzip with a wrong checksum",
      gzipSync(ab).fill(0, gzipSync(ab).length - 8, gzipSync(ab).length - 4),
      "file.damaged",
    ],
    ["bytes after the gzip", Buffer.concat([gzipSync(ab), Buffer.from("junk")]), "file.trailing-garbage"],
    [
      "bytes after the padding",
      Buffer.concat([gzipSync(ab), Buffer.alloc(9), Buffer.from("x")]),
      "file.trailing-garbage",
    ],
    ["gzip in gzip", gzipSync(gzipSync(ab)), "file.nested-compression"],
    ["a truncated zstd", zstdCompressSync(repeated(ab, 999)).subarray(0, -9), "file.truncated"],
    ["bytes after the zstd", Buffer.concat([zstdCompressSync(ab), Buffer.from("junk")]), "file.trailing-garbage"],
    ["a JSON array over lines", Buffer.from('[\n{"text":"a"},\n{"text":"b"}\n]\n'), "file.unknown-format"],
    ["a gzip bomb", gzipSync(bomb), "file.ratio"],
    ["a zstd bomb", zstdCompressSync(bomb), "file.ratio"],
  ])("refuses %s whole", async (_name, bytes, code) => {
    await expect(read(bytes)).rejects.toMatchObject({ code });
    for (const size of [7, 18]) if (bytes.length < 1e3) await expect(read(bytes, size)).rejects.toMatchObject({ code });
  });

  it("refuses bytes of another compression than the sender named", async () => {
    await expect(read(ab, 100, { announced: "gzip" })).rejects.toMatchObject({ code: "file.wrong-magic" });
  });

  it("reads the same samples from every container and every cut of the bytes", async () => {
    const text = Array.from({ length: 200 }, (_, i) => `{"id":"s${i}","text":"word ${i} \u2028 \u0085 é 語"}\n`).join(
      "",
    );
    const [first, second] = [Buffer.from(text.slice(0, 4000)), Buffer.from(text.slice(4000))];
    const plain = await read(text);
    expect(plain.texts).toHaveLength(200);
    const forms: [string, Uint8Array][] = [
      ["no last line end", Buffer.from(text.slice(0, -1))],
      ["byte order mark", Buffer.from(`\ufeff${text}`)],
      ["CRLF and blank lines", Buffer.from(text.replaceAll("\n", "\r\n\r\n"))],
      ["gzip", gzipSync(text)],
      ["gzip of two members", Buffer.concat([gzipSync(first), gzipSync(second)])],
      ["gzip with zero padding", Buffer.concat([gzipSync(text), Buffer.alloc(20)])],
      ["zstd of two frames", Buffer.concat([zstdCompressSync(first), zstdCompressSync(second)])],
    ];
    for (const [name, bytes] of forms) {
      for (const size of [1, 13, 1000, 1e6]) {
        const result = await read(bytes, size);
        expect(result.digests, name).toEqual(plain.digests);
        expect(result.ids, name).toEqual(plain.ids);
      }
    }
  });

  it("skips a giant line without keeping it and goes on after it", async () => {
    const giant = Buffer.concat([Buffer.from('{"text":"'), Buffer.alloc(30e6, "a"), Buffer.from('"}\r\n')]);
    const result = await read(Buffer.concat([Buffer.from(ab), giant, Buffer.from(ab)]));
    expect(result.codes).toEqual(["line.too-long"]);
    expect(result.texts).toEqual(["a", "b", "a", "b"]);
    expect(result.offered).toBe(5);
  });

  it("names lines without id by their file and number, whatever the cut into parts", async () => {
    const source = await sourceOf(inPieces(gzipSync(ab), 3));
    expect(source).toBe(await sourceOf(inPieces(Buffer.from(ab))));
    expect((await read(ab, 5, { source })).ids).toEqual([`~${source}:1`, `~${source}:2`]);
    expect((await read('{"text":"b"}', 5, { source, firstLine: 2 })).ids).toEqual([`~${source}:2`]);
  });

  it("keeps equal answers that compress a hundred times over: they are the very thing to measure", async () => {
    const lines = Array.from(
      { length: 20_000 },
      (_, i) => `{"id":"s${i}","text":"${"the same answer ".repeat(60)}"}\n`,
    );
    const packed = zstdCompressSync(lines.join(""));
    expect((await read(packed, 65_536, { limits: UPLOAD_LIMITS })).texts).toHaveLength(20_000);
  });

  it("never throws on any line, and every record is either a sample or a rejection", async () => {
    const line = fc.oneof(
      fc.json(),
      fc.string({ unit: "binary" }).map((text) => text.replaceAll("\n", " ")),
      fc
        .tuple(
          fc.constantFrom("text", "id", "labels", "values", "facets", "metadata", "createdAt", "value", "source"),
          fc.jsonValue(),
        )
        .map(([key, value]) => JSON.stringify({ text: "a", [key]: value })),
      fc.uint8Array({ maxLength: 60 }).map((bytes) => Buffer.from(bytes).toString("latin1").replaceAll("\n", " ")),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(line, { minLength: 1, maxLength: 20 }),
        fc.integer({ min: 1, max: 50 }),
        async (lines, size) => {
          const result = await read(`{"text":"a"}\n${lines.join("\n")}`, size);
          expect(result.texts.length + result.codes.length).toBe(result.offered);
          expect(result.texts.every((text) => text === undefined || text.isWellFormed())).toBe(true);
        },
      ),
      { numRuns: 300 },
    );
  });
});
