import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { listAudit } from "#db/audit.ts";
import { findLineage } from "#db/lineages.ts";
import { insertCatalogue } from "#db/summaries.ts";
import { ENGINES } from "#db/testing/fresh.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { appendSamples } from "./append.ts";
import { closeGeneration } from "./close.ts";
import { inspectBatch, inspectGeneration, inspectReference } from "./inspect.ts";
import { readBack } from "./read-back.ts";
import { reopenGeneration } from "./reopen.ts";

async function* bodyOf(...chunks: (string | Uint8Array)[]): AsyncGenerator<Uint8Array> {
  for (const chunk of chunks) yield Buffer.from(chunk);
}
const linesOf = (from: number, to: number, text = "word") =>
  Array.from({ length: to - from }, (_, i) => `{"id":"s${from + i}","text":"${text} ${from + i}"}\n`).join("");

describe.each(ENGINES())("appendSamples on %s", (engine) => {
  let ctx: TestContext;
  beforeAll(async () => {
    ctx = await testContext(engine);
  });
  afterAll(() => ctx.close());

  async function storedIds(lineage: string, generation: number | "reference" = 0): Promise<string[]> {
    const ids: string[] = [];
    let cursor: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof readBack>> = await readBack(ctx, lineage, generation, {
        limit: 7,
        ...(cursor === null ? {} : { cursor }),
      });
      ids.push(...page.data.map((sample) => sample.id));
      cursor = page.next;
    } while (cursor !== null);
    return ids;
  }

  it("keeps good lines, says why the others went, and reads back what it acknowledged", async () => {
    const body = bodyOf(`${linesOf(0, 20)}oops\n{"text":7}\n{"id":"s1","text":"word 1"}\n{"id":"s2","text":"other"}\n`);
    const { status, receipt } = await appendSamples(ctx, { lineage: "first", generation: 0 }, body);
    expect(status).toBe(207);
    expect(receipt).toMatchObject({ offered: 24, accepted: 20, duplicates: 1, rejected: 3, skipped: 0 });
    expect(receipt.rejects.map(({ line, code }) => [line, code])).toEqual([
      [21, "json.syntax"],
      [22, "text.invalid"],
      [24, "id.conflict"],
    ]);
    expect(await storedIds("first")).toEqual(Array.from({ length: 20 }, (_, i) => `s${i}`));
    expect(await inspectGeneration(ctx, "first", 0)).toMatchObject({ accepted: 20, rejected: 3, state: "open" });
    expect((await inspectBatch(ctx, receipt.batch)).rejects).toHaveLength(3);
    expect((await listAudit(ctx.db, 9)).map((row) => row.verb)).toEqual(["samples.append", "lineage.create"]);
  });

  it("gives the same answer to the same key and body, and refuses another body", async () => {
    const input = { lineage: "keyed", generation: 0, idempotencyKey: "k1" };
    const first = await appendSamples(ctx, input, bodyOf(linesOf(0, 5)));
    const again = await appendSamples(ctx, { ...input, compression: "gzip" }, bodyOf(gzipSync(linesOf(0, 5))));
    expect(again).toEqual({ ...first, replayed: true });
    await expect(appendSamples(ctx, input, bodyOf(linesOf(0, 6)))).rejects.toMatchObject({
      code: "idempotency.mismatch",
    });
    expect(await inspectGeneration(ctx, "keyed", 0)).toMatchObject({ accepted: 5 });
  });

  it("runs one request of a key at a time, and closes nothing under a running upload", async () => {
    await appendSamples(ctx, { lineage: "busy", generation: 0 }, bodyOf(linesOf(0, 5)));
    const gate = Promise.withResolvers<void>();
    async function* slow(): AsyncGenerator<Uint8Array> {
      yield Buffer.from(linesOf(5, 9));
      await gate.promise;
    }
    const input = { lineage: "busy", generation: 0, idempotencyKey: "k" };
    const first = appendSamples(ctx, input, slow());
    await expect(appendSamples(ctx, input, bodyOf(linesOf(5, 9)))).rejects.toMatchObject({
      code: "idempotency.in-flight",
    });
    await expect(closeGeneration(ctx, { lineage: "busy", index: 0 })).rejects.toMatchObject({
      code: "generation.busy",
    });
    gate.resolve();
    const { receipt } = await first;
    expect(await appendSamples(ctx, input, bodyOf(linesOf(5, 9)))).toMatchObject({ replayed: true, receipt });
    expect(await closeGeneration(ctx, { lineage: "busy", index: 0 })).toMatchObject({ accepted: 9, state: "closed" });
  });

  it("counts nothing twice: same file without key, another cut into parts, lines without ids", async () => {
    const text = Array.from({ length: 30 }, (_, i) => `{"text":"line ${i}"}\n`);
    const whole = await appendSamples(ctx, { lineage: "cuts", generation: 0 }, bodyOf(text.join("")));
    expect(whole.receipt).toMatchObject({ accepted: 30 });
    const { source } = whole.receipt;
    const again = await appendSamples(ctx, { lineage: "cuts", generation: 0 }, bodyOf(gzipSync(text.join(""))));
    expect(again).toMatchObject({ status: 201, receipt: { accepted: 0, duplicates: 30 } });
    for (const [from, to] of [
      [0, 11],
      [11, 30],
    ] as const) {
      const part = { lineage: "cuts", generation: 0, source, firstLine: from + 1 };
      const { receipt } = await appendSamples(ctx, part, bodyOf(text.slice(from, to).join("")));
      expect(receipt).toMatchObject({ accepted: 0, duplicates: to - from });
    }
    expect(await storedIds("cuts")).toHaveLength(30);
  });

  it("counts every id once when uploads to one generation race, and tells the later which lines contradict", async () => {
    const parts = [linesOf(0, 400), linesOf(200, 600), linesOf(0, 600), linesOf(590, 610, "other")];
    const answers = await Promise.all(
      parts.map((part) => appendSamples(ctx, { lineage: "race", generation: 0 }, bodyOf(part))),
    );
    const ids = await storedIds("race");
    expect(new Set(ids).size).toBe(610);
    expect(ids).toHaveLength(610);
    const total = answers.reduce((sum, { receipt }) => sum + receipt.accepted, 0);
    expect(total).toBe(610);
    for (const { receipt } of answers) {
      expect(receipt.accepted + receipt.duplicates + receipt.rejected).toBe(receipt.offered);
    }
    expect(answers.reduce((sum, { receipt }) => sum + receipt.rejected, 0)).toBeGreaterThanOrEqual(10);
  });

  it.each<[string, Record<string, unknown>, () => AsyncIterable<Uint8Array>, string]>([
    ["a broken body", {}, () => broken(linesOf(0, 9)), "request.incomplete"],
    ["a wrong length", { contentLength: 5000 }, () => bodyOf(linesOf(0, 9)), "request.incomplete"],
    [
      "a wrong digest",
      { contentDigest: `sha-256=:${"A".repeat(43)}=:` },
      () => bodyOf(linesOf(0, 9)),
      "request.digest",
    ],
    ["a cut gzip", {}, () => bodyOf(gzipSync(linesOf(0, 99)).subarray(0, 90)), "file.truncated"],
    ["an empty body", {}, () => bodyOf("\n"), "file.empty"],
    ["no good line", {}, () => bodyOf("oops\n"), "batch.nothing-accepted"],
    ["one bad line under abort", { onReject: "abort" }, () => bodyOf(`${linesOf(0, 9)}oops\n`), "batch.aborted"],
  ])("stores nothing of %s, not even the lineage", async (_name, more, body, code) => {
    const input = { lineage: "nothing", generation: 0, ...more };
    await expect(appendSamples(ctx, input, body())).rejects.toMatchObject({ code });
    expect(await findLineage(ctx.db, "nothing")).toBeNull();
  });

  it("closes only what can be judged, takes late samples only after a reopening, and keeps counting", async () => {
    const at = { lineage: "life", index: 0 };
    await appendSamples(ctx, { lineage: "life", generation: 0 }, bodyOf(`${linesOf(0, 9)}oops\n`));
    await expect(closeGeneration(ctx, at)).rejects.toMatchObject({ code: "close.too-many-rejects" });
    await expect(closeGeneration(ctx, { ...at, acceptRejects: true })).rejects.toMatchObject({
      code: "close.too-many-rejects",
    });
    const closed = await closeGeneration(ctx, { ...at, acceptRejects: true, reason: "known bad export" });
    expect(closed).toMatchObject({ revision: 1, accepted: 9, rejected: 1, verdict: null });
    const late = () => appendSamples(ctx, { lineage: "life", generation: 0 }, bodyOf(linesOf(9, 12)));
    await expect(late()).rejects.toMatchObject({ code: "generation.closed" });
    await expect(reopenGeneration(ctx, { ...at, reason: " " })).rejects.toThrow();
    await reopenGeneration(ctx, { ...at, reason: "late shard" });
    expect((await late()).receipt).toMatchObject({ revision: 2, accepted: 3 });
    await expect(reopenGeneration(ctx, { ...at, reason: "again" })).rejects.toMatchObject({ code: "state.conflict" });
  });

  it("closes no model generation while there are no people to compare it with", async () => {
    await appendSamples(ctx, { lineage: "alone", generation: 1 }, bodyOf(linesOf(0, 9)));
    const close = () => closeGeneration(ctx, { lineage: "alone", index: 1 });
    await expect(close()).rejects.toMatchObject({ code: "close.no-reference" });
    await appendSamples(ctx, { lineage: "alone", generation: 0 }, bodyOf(linesOf(9, 18)));
    expect(await close()).toMatchObject({ state: "closed", verdict: null });
  });

  it("takes reference samples until a catalogue is frozen", async () => {
    const send = (from: number) =>
      appendSamples(ctx, { lineage: "held", generation: "reference" }, bodyOf(linesOf(from, from + 5)));
    expect((await send(0)).receipt).toMatchObject({ generation: null, accepted: 5 });
    expect((await send(3)).receipt).toMatchObject({ accepted: 3, duplicates: 2 });
    expect(await storedIds("held", "reference")).toHaveLength(8);
    const lineageId = (await findLineage(ctx.db, "held"))?.id ?? "";
    const frozen = { id: "c", lineageId, referenceDigest: "d", blob: "b", catalogueSamples: 4, controlSamples: 4 };
    await insertCatalogue(ctx.db, { ...frozen, source: "split" });
    await expect(send(20)).rejects.toMatchObject({ code: "reference.frozen" });
    expect(await inspectReference(ctx, "held")).toEqual({ samples: 8, isFrozen: true });
  });
});

async function* broken(text: string): AsyncGenerator<Uint8Array> {
  yield Buffer.from(text);
  throw new Error("socket hang up");
}
