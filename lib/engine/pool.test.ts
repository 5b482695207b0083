import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { openBlobs } from "#store/fs.ts";
import { readSegment } from "#store/segment.ts";
import { createPool } from "./pool.ts";
import type { StoreUpload } from "./store-upload.ts";

const folder = join(tmpdir(), `tailwatch-pool-${randomUUID()}`);
const pool = createPool({ threads: 1 });
afterAll(async () => {
  await pool.close();
  await rm(folder, { recursive: true, force: true });
});

const upload: StoreUpload = {
  folder,
  source: null,
  firstLine: 1,
  generation: 0,
  announced: null,
  known: [],
  onReject: "skip",
  valueKeys: [],
  facetKeys: [],
};

async function* bytesOf(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

describe("pool", () => {
  it("stores a streamed upload in a thread and reads the same samples back", async () => {
    const stream = bytesOf(
      '{"id":"a","text":"one"}\n{"id":"b"',
      ',"text":"two"}\nnot json\n{"id":"a","text":"one"}\n',
      '{"id":"b","text":"x"}',
    );
    const stored = await pool.run("store-upload", upload, { stream });
    expect(stored).toMatchObject({ offered: 5, accepted: 2, duplicates: 1, rejected: 2 });
    expect(stored.rejectsByCode).toEqual({ "json.syntax": 1, "id.conflict": 1 });
    const texts: unknown[] = [];
    for await (const sample of readSegment(openBlobs(folder), stored.segments[0]?.blob ?? "")) texts.push(sample.text);
    expect(texts).toEqual(["one", "two"]);
  });

  it("gives back the error of the body that broke off, and serves the next one", async () => {
    async function* broken(): AsyncGenerator<Uint8Array> {
      yield Buffer.from('{"id":"c","text":"three"}\n');
      throw new RangeError("the client went away");
    }
    await expect(pool.run("store-upload", upload, { stream: broken() })).rejects.toThrow("the client went away");
    await expect(pool.run("store-upload", upload, { stream: bytesOf("\n") })).rejects.toMatchObject({
      code: "file.empty",
    });
    expect(await pool.run("store-upload", upload, { stream: bytesOf('{"text":"d"}') })).toMatchObject({ accepted: 1 });
  });

  it("sends no more than a window ahead of the thread", async () => {
    let sent = 0;
    let most = 0;
    let read = 0;
    async function* body(): AsyncGenerator<Uint8Array> {
      for (let i = 0; i < 2000; i++) {
        const line = `{"id":"s${i}","text":"${"word ".repeat(2000)}"}\n`;
        sent += line.length;
        most = Math.max(most, sent - read);
        yield Buffer.from(line);
      }
    }
    const onProgress = ({ done }: { done: number }) => {
      read = done * 10_000;
    };
    const stored = await pool.run(
      "store-upload",
      { ...upload, source: "0123456789ab" },
      { stream: body(), onProgress },
    );
    expect(stored.accepted).toBe(2000);
    // A window of 1 MiB and a stretch of 1,024 lines that the reader reports together.
    expect(most).toBeLessThan(14 * 1024 * 1024);
  });

  it("takes out what another upload committed first, and says which lines contradict it", async () => {
    const first = await pool.run("store-upload", upload, {
      stream: bytesOf('{"id":"p","text":"1"}\n{"id":"q","text":"2"}'),
    });
    const second = await pool.run("store-upload", upload, {
      stream: bytesOf('{"id":"q","text":"other"}\n{"id":"r","text":"3"}\n{"id":"p","text":"1"}'),
    });
    const against = first.segments.map((segment) => segment.indexBlob);
    const settled = await pool.run("settle-upload", { folder, segments: second.segments, against }, { lane: "ingest" });
    expect(settled).toMatchObject({ duplicates: 1, conflicts: [{ line: 1, id: "q" }] });
    expect(settled.segments.map((segment) => segment.lines)).toEqual([[2]]);
  });

  it("rejects the work of a closed pool instead of leaving it waiting", async () => {
    const closing = createPool({ threads: 1 });
    let release = () => {};
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield Buffer.from("{");
      await new Promise<void>((resolve) => {
        release = resolve;
      });
    }
    const work = closing.run("store-upload", upload, { stream: endless() });
    const outcome = expect(work).rejects.toMatchObject({ name: "ThreadDied" });
    await closing.close();
    await outcome;
    release();
  });
});
