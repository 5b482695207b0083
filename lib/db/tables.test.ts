import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { estimate, unknown } from "#domain/estimate.ts";
import type { Measurement } from "#domain/judgement.ts";
import type { Database, Tx } from "./client.ts";
import * as evaluations from "./evaluations.ts";
import { findAnswer, forgetAnswers, rememberAnswer } from "./idempotency.ts";
import * as lineages from "./lineages.ts";
import * as measurements from "./measurements.ts";
import { isMigrated, migrateDatabase } from "./migrate.ts";
import type { PackedSeries } from "./schema/index.ts";
import * as segments from "./segments.ts";
import { getSetting, setSetting } from "./settings.ts";
import { ENGINES, freshDatabase } from "./testing/fresh.ts";

describe.each(ENGINES())("tables on %s", (engine) => {
  let database: Database;
  let tx: Tx;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    tx = database.db;
  });
  afterAll(() => database.close());

  let made = 0;
  async function newLineage(): Promise<string> {
    const id = `ln_${made++}`;
    await lineages.insertLineage(tx, { id, slug: `slug-${id}`, name: id, salt: "00" });
    return id;
  }
  const closed = async (lineageId: string, index: number) => {
    const row = { id: `${lineageId}-${index}`, lineageId, index, state: "closed" as const };
    return lineages.upsertGeneration(tx, row);
  };
  const judge = (lineageId: string, index: number, revision = 1) =>
    evaluations.insertEvaluation(tx, {
      id: `${lineageId}-${index}-${revision}`,
      lineageId,
      generationId: `${lineageId}-${index}`,
      index,
      revision,
      policyVersion: 1,
      samples: 10,
      rejected: 0,
      phase: "healthy",
      verdict: "ok",
      headline: "",
      quantities: [],
      notes: [],
    });

  it("migrate twice to the same schema", async () => {
    await migrateDatabase(database);
    expect(await isMigrated(tx)).toBe(true);
  });

  it("give a slug to one lineage only, found by slug and by id", async () => {
    const id = await newLineage();
    const taken = await lineages.insertLineage(tx, { id: "other", slug: `slug-${id}`, name: "", salt: "" });
    expect(taken).toBeNull();
    expect((await lineages.findLineage(tx, `slug-${id}`))?.id).toBe(id);
    expect((await lineages.findLineage(tx, id))?.slug).toBe(`slug-${id}`);
    expect(await lineages.findLineage(tx, "other")).toBeNull();
  });

  it("keep one generation an index, and change it only from the expected state", async () => {
    const id = await newLineage();
    const first = await lineages.upsertGeneration(tx, { id: "g-a", lineageId: id, index: 3 });
    const again = await lineages.upsertGeneration(tx, { id: "g-b", lineageId: id, index: 3 });
    expect(again).toEqual(first);
    expect((await lineages.updateGeneration(tx, "g-a", "open", { state: "closed" }))?.state).toBe("closed");
    expect(await lineages.updateGeneration(tx, "g-a", "open", { state: "closed" })).toBeNull();
    await lineages.addToGeneration(tx, "g-a", { accepted: 5, rejected: 1 });
    await lineages.addToGeneration(tx, "g-a", { accepted: 2, rejected: 0 });
    expect(await lineages.findGeneration(tx, id, 3)).toMatchObject({ accepted: 7, rejected: 1 });
  });

  it("tell the segments of the reference from those of generations", async () => {
    const id = await newLineage();
    const { id: generationId } = await lineages.upsertGeneration(tx, { id: `${id}-0`, lineageId: id, index: 0 });
    const counts = { offered: 3, accepted: 3, duplicates: 0, rejected: 0, skipped: 0 };
    for (const owner of [null, generationId]) {
      const batchId = `bt-${id}-${owner}`;
      const batch = { id: batchId, lineageId: id, generationId: owner, revision: 1, source: "test", format: "native" };
      const parts = { digest: "", rejectsByCode: {}, rejects: [], notes: [], ...counts };
      const piece = { batchId, lineageId: id, generationId: owner, blob: `${owner}`, indexBlob: "", bytes: 9 };
      await segments.insertBatch(tx, { ...batch, ...parts }, [{ ...piece, records: 3 }]);
    }
    expect((await segments.listReferenceSegments(tx, id)).map((each) => each.blob)).toEqual(["null"]);
    expect((await segments.listSegments(tx, generationId)).map((each) => each.blob)).toEqual([generationId]);
    expect(await segments.countReference(tx, id)).toBe(3);
  });

  it("find the generations that are closed and not judged in their present revision", async () => {
    const id = await newLineage();
    for (const index of [2, 0, 1]) await closed(id, index);
    await lineages.upsertGeneration(tx, { id: `${id}-9`, lineageId: id, index: 9 });
    expect(await judge(id, 0)).toBe(true);
    expect(await judge(id, 0)).toBe(false);
    const unjudged = async () => (await evaluations.listUnjudged(tx, id)).map((each) => each.index);
    expect(await unjudged()).toEqual([1, 2]);
    await lineages.updateGeneration(tx, `${id}-0`, "closed", { revision: 2 });
    expect(await unjudged()).toEqual([0, 1, 2]);
    expect(await evaluations.listUnjudgedLineages(tx)).toContain(id);
    expect(await evaluations.listEvaluations(tx, id)).toEqual([]);
    await judge(id, 0, 2);
    await judge(id, 2);
    expect((await evaluations.listEvaluations(tx, id)).map((each) => each.id)).toEqual([`${id}-0-2`, `${id}-2-1`]);
    const latest = await evaluations.latestEvaluations(tx);
    expect(latest.filter((each) => each.lineageId === id).map((each) => each.index)).toEqual([2]);
  });

  it("give measurements back bit by bit, known and unknown, and never change them", async () => {
    const id = await newLineage();
    await closed(id, 0);
    await judge(id, 0);
    const parts = { metric: "tail.retention", version: 1, verdict: "breach" as const, because: "it is" };
    const full = estimate({
      value: 0.1 + 0.2,
      low: 5e-324,
      high: 1e300,
      n: 7,
      p: 1 / 3,
      mde: 0.04,
      control: { value: 1, n: 9 },
    });
    const known: Measurement = { ...parts, slice: "a", estimate: full };
    const bare: Measurement = { ...parts, slice: "b", estimate: estimate({ value: -0.5, low: -1, high: 0, n: 1 }) };
    const none: Measurement = { ...parts, slice: "c", verdict: "unknown", estimate: unknown("too-few-samples", 3) };
    const nothing: Measurement = { ...parts, slice: "d", verdict: "unknown", estimate: unknown("not-run") };
    const all = [known, bare, none, nothing];
    await measurements.insertMeasurements(tx, `${id}-0-1`, all);
    await measurements.insertMeasurements(tx, `${id}-0-1`, [{ ...known, because: "changed" }]);
    expect(await measurements.listMeasurements(tx, `${id}-0-1`)).toEqual(all);
    expect((await measurements.measurementsOf(tx, [`${id}-0-1`, "none"])).get("none")).toEqual([]);
  });

  it("replace packed series and timelines", async () => {
    const id = await newLineage();
    const packed: PackedSeries = {
      index: [0],
      value: [1],
      low: [1],
      high: [1],
      n: [1],
      p: [null],
      mde: [null],
      verdict: ["ok"],
      reason: [null],
    };
    const row = { lineageId: id, metric: "m", slice: "all", version: 1, packed };
    await measurements.upsertSeries(tx, [row, { ...row, metric: "other" }]);
    await measurements.upsertSeries(tx, [{ ...row, version: 2 }]);
    expect((await measurements.listSeries(tx, id)).map((each) => [each.metric, each.version])).toEqual([
      ["m", 2],
      ["other", 1],
    ]);
    expect(await measurements.listSeries(tx, id, ["other"])).toHaveLength(1);
    await measurements.upsertTimeline(tx, id, { index: [], samples: [], rows: [] });
    await measurements.upsertTimeline(tx, id, { index: [4], samples: [1], rows: [] });
    expect((await measurements.findTimeline(tx, id))?.index).toEqual([4]);
  });

  it("give one answer to a key, whoever asks at the same moment", async () => {
    const answer = { route: "r", key: "k", bodyDigest: "d", status: 201, response: { batch: "bt" } };
    const tries = Array.from({ length: 4 }, () => database.db.transaction((inner) => rememberAnswer(inner, answer)));
    expect((await Promise.all(tries)).filter(Boolean)).toHaveLength(1);
    expect(await findAnswer(tx, "r", "k")).toMatchObject(answer);
    await forgetAnswers(tx, new Date(Date.now() - 3_600_000));
    expect(await findAnswer(tx, "r", "k")).not.toBeNull();
    await forgetAnswers(tx, new Date(Date.now() + 3_600_000));
    expect(await findAnswer(tx, "r", "k")).toBeNull();
  });

  it("remember settings", async () => {
    expect(await getSetting(tx, "demo")).toBeUndefined();
    await setSetting(tx, "demo", { loaded: 1 });
    await setSetting(tx, "demo", { loaded: 2 });
    expect(await getSetting(tx, "demo")).toEqual({ loaded: 2 });
  });
});
