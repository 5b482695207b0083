import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { zstdDecompressSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { findBaselineReading, listEvaluations } from "#db/evaluations.ts";
import { findLineage } from "#db/lineages.ts";
import { findTimeline, listSeries, measurementsOf } from "#db/measurements.ts";
import { ENGINES } from "#db/testing/fresh.ts";
import { appendSamples } from "#services/ingest/append.ts";
import { closeGeneration } from "#services/ingest/close.ts";
import { acceptBaseline } from "#services/lineages/accept-baseline.ts";
import { createLineage } from "#services/lineages/create.ts";
import { endAcceptedBaseline } from "#services/lineages/end-baseline.ts";
import { readAlerts } from "#services/reads/alerts.ts";
import { readBaselines } from "#services/reads/baselines.ts";
import { readLineage } from "#services/reads/lineage.ts";
import { readTickets } from "#services/reads/tickets.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { evaluateLineage } from "./lineage.ts";
import { packedSeries } from "./series.ts";

const bytesOf = (file: string) => zstdDecompressSync(readFileSync(resolve("lib/services/demo/data", file)));

async function* streamOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

describe.each(ENGINES())("evaluateLineage on %s", (engine) => {
  let ctx: TestContext;
  let lineageId = "";
  beforeAll(async () => {
    ctx = await testContext(engine);
    // A salt of its own would raise a watch on people one time in thirteen, as the budget of a look allows.
    await createLineage(ctx, { lineage: "bot" }, { salt: "0123456789abcdef0123456789abcdef" });
    await appendSamples(ctx, { lineage: "bot", generation: "reference" }, streamOf(bytesOf("reference.ndjson.zst")));
    for (const [generation, file] of [
      [1, "human-2500.ndjson.zst"],
      [2, "speech-sharpened-2.ndjson.zst"],
    ] as const) {
      await appendSamples(ctx, { lineage: "bot", generation }, streamOf(bytesOf(file)));
      await closeGeneration(ctx, { lineage: "bot", index: generation });
    }
    lineageId = (await findLineage(ctx.db, "bot"))?.id ?? "";
    // Two runs at once, as after a lease that was thought lost: the effects must still happen once.
    await Promise.all([evaluateLineage(ctx, { lineageId }), evaluateLineage(ctx, { lineageId })]);
  });
  afterAll(() => ctx.close());

  it("judges each closed generation once, in order, whoever runs it and how often", async () => {
    expect(await evaluateLineage(ctx, { lineageId })).toBe(0);
    const evaluations = await listEvaluations(ctx.db, lineageId);
    expect(evaluations.map(({ index, verdict, phase }) => [index, verdict, phase])).toEqual([
      [1, "ok", "healthy"],
      [2, "breach", "early-collapse"],
    ]);
  });

  it("measures texts by their wording, with who made the vectors, and judges nothing by it", async () => {
    const evaluations = await listEvaluations(ctx.db, lineageId);
    const found = await measurementsOf(
      ctx.db,
      evaluations.map(({ id }) => id),
    );
    const shown = Array.from(found.values()).flatMap((all) => all.filter(({ provider }) => provider !== undefined));
    expect(new Set(shown.map(({ provider }) => provider?.name))).toEqual(new Set(["lexical@1"]));
    expect(new Set(shown.map(({ verdict }) => verdict))).toEqual(new Set(["unknown"]));
    expect(shown.filter(({ estimate }) => estimate.kind === "value").length).toBeGreaterThan(10);
  });

  it("opens one ticket with a quantity and the words that went, and one alert a policy", async () => {
    const tickets = await readTickets(ctx);
    expect(tickets).toHaveLength(1);
    const { groups } = await readAlerts(ctx, ["firing"]);
    const policies = groups.flatMap(({ alerts }) => alerts.map(({ policy }) => policy));
    expect(policies).toContain("tail-retention");
    expect(new Set(policies).size).toBe(policies.length);
  });

  it("packs for pages exactly what the measurements say", async () => {
    const evaluations = await listEvaluations(ctx.db, lineageId);
    const measured = await measurementsOf(
      ctx.db,
      evaluations.map(({ id }) => id),
    );
    const rebuilt = packedSeries(lineageId, evaluations, measured).sort((a, b) =>
      a.metric + a.slice < b.metric + b.slice ? -1 : 1,
    );
    const stored = (await listSeries(ctx.db, lineageId)).sort((a, b) =>
      a.metric + a.slice < b.metric + b.slice ? -1 : 1,
    );
    expect(stored).toEqual(rebuilt);
    expect((await findTimeline(ctx.db, lineageId))?.index).toEqual([1, 2]);
  });

  it("compares with an accepted baseline, keeps its level quiet, and says that a generation repeats another", async () => {
    const stated = { name: "release 2", reason: "known and taken" };
    await expect(acceptBaseline(ctx, "bot", { ...stated, generations: [7] })).rejects.toMatchObject({
      code: "state.conflict",
    });
    const { id } = await acceptBaseline(ctx, "bot", { ...stated, generations: "2" });
    const place = { lineage: "bot", generation: 3 };
    await appendSamples(ctx, place, streamOf(bytesOf("speech-sharpened-2.ndjson.zst")));
    await closeGeneration(ctx, { lineage: "bot", index: 3 });
    await evaluateLineage(ctx, { lineageId });
    const judged = (await listEvaluations(ctx.db, lineageId)).at(-1);
    expect(judged).toMatchObject({ index: 3, verdict: "breach" });
    expect(judged?.notes.map(({ code }) => code)).toEqual(
      expect.arrayContaining(["content-identical", "baseline-held"]),
    );
    const reading = await findBaselineReading(ctx.db, judged?.id ?? "");
    expect(reading?.generations).toEqual([2]);
    const { groups } = await readAlerts(ctx, ["firing", "recovering"]);
    const retention = groups.flatMap(({ alerts }) => alerts).find(({ policy }) => policy === "tail-retention");
    expect(retention?.state).toBe("recovering");
    expect((await readLineage(ctx, "bot", {})).baseline).toMatchObject({ id, generations: [2], state: "active" });
    await endAcceptedBaseline(ctx, "bot", id);
    expect((await readBaselines(ctx, "bot")).map(({ state }) => state)).toEqual(["ended"]);
    await expect(endAcceptedBaseline(ctx, "bot", id)).rejects.toMatchObject({ code: "state.conflict" });
  });
});
