import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "#db/client.ts";
import { insertEvaluation } from "#db/evaluations.ts";
import { insertLineage, upsertGeneration } from "#db/lineages.ts";
import { upsertSeries, upsertTimeline } from "#db/measurements.ts";
import { ENGINES, freshDatabase } from "#db/testing/fresh.ts";
import type { TailEvent, Verdict } from "#domain/judgement.ts";
import { defaultPolicies } from "#domain/policy.ts";
import { EVENTS_A_PAGE } from "#domain/present/views/tail.ts";
import { readLineage } from "./lineage.ts";
import { readLineages } from "./lineages.ts";
import { seriesView } from "./series-views.ts";
import { readShell } from "./shell.ts";
import { readTail, timelineView } from "./tail.ts";
import { readWeeklyReview } from "./weekly-review.ts";

const NOW = new Date("2026-11-22T08:00:00Z");

const event = (name: string, status: TailEvent["status"], stratum = "rarity:1"): TailEvent => ({
  event: name,
  kind: "word",
  stratum,
  human: 1,
  humanSamples: 100,
  expected: 1,
  seen: 0,
  samples: 100,
  chance: 0.6,
  status,
  originals: [],
  nearest: [],
});

const EVENTS = [
  ...Array.from({ length: EVENTS_A_PAGE + 5 }, (_, i) => event(`lost-${String(i).padStart(2, "0")}`, "lost")),
  event("100%_wild", "thin", "rarity:2-3"),
  event("kept", "kept"),
];

describe.each(ENGINES())("reads on %s", (engine) => {
  let database: Database;
  let ctx: { db: Database["db"]; now: () => Date };

  const judge = async (lineageId: string, index: number, verdict: Verdict, revision = 1) => {
    const generation = { id: `${lineageId}-${index}`, lineageId, index, state: "closed" as const, revision };
    await upsertGeneration(ctx.db, generation);
    await insertEvaluation(ctx.db, {
      id: `${lineageId}-${index}-${revision}`,
      lineageId,
      generationId: generation.id,
      index,
      revision,
      policyVersion: 1,
      samples: 100,
      rejected: 0,
      phase: verdict === "breach" ? "early-collapse" : "healthy",
      verdict,
      headline: `${verdict} at g${index}`,
      quantities: [],
      notes: [],
      tail: {
        rankFrequency: { human: [], generation: [], missing: 0 },
        events: EVENTS,
        counts: { lost: EVENTS_A_PAGE + 5, thin: 1, kept: 1 },
      },
    });
  };

  beforeAll(async () => {
    database = await freshDatabase(engine);
    ctx = { db: database.db, now: () => NOW };
    await insertLineage(ctx.db, { id: "d", slug: "demo", name: "Demo", salt: "0", isDemo: true });
    await judge("d", 1, "breach");
  });
  afterAll(() => database.close());

  it("show demo lineages while there is no other, and hide them from the review and counts afterwards", async () => {
    expect((await readWeeklyReview(ctx)).rows.map((row) => row.slug)).toEqual(["demo"]);
    expect((await readShell(ctx)).lineages).toBe(1);
    await insertLineage(ctx.db, { id: "r", slug: "real", name: "Real", salt: "0" });
    await judge("r", 1, "ok");
    await judge("r", 2, "watch");
    await upsertGeneration(ctx.db, { id: "r-3", lineageId: "r", index: 3 });
    const review = await readWeeklyReview(ctx);
    expect(review.rows.map((row) => row.slug)).toEqual(["real"]);
    expect(review.changes).toMatchObject([
      {
        from: { verdict: "ok", index: 1 },
        to: { verdict: "watch", index: 2 },
        movement: "worse",
        finding: "watch at g2",
      },
    ]);
    expect((await readShell(ctx)).lineages).toBe(1);
    const listed = await readLineages(ctx);
    expect([listed.rows, listed.demo].map((rows) => rows.map((row) => row.slug))).toEqual([["real"], ["demo"]]);
  });

  it("select the newest judged generation, take an open one, and name one that does not exist", async () => {
    expect((await readLineage(ctx, "real", {})).selected).toMatchObject({ index: 2, judgement: { verdict: "watch" } });
    expect((await readLineage(ctx, "real", { g: "3" })).selected).toMatchObject({ state: "open", judgement: null });
    const wrong = await readLineage(ctx, "real", { g: "77" });
    expect(wrong.selected?.index).toBe(2);
    expect(wrong.complaints[0]).toContain("77");
    await expect(readLineage(ctx, "nobody", {})).rejects.toMatchObject({ code: "not-found" });
  });

  it("show no judgement of an older revision", async () => {
    await insertLineage(ctx.db, { id: "v", slug: "revised", name: "Revised", salt: "0" });
    await upsertGeneration(ctx.db, { id: "v-1", lineageId: "v", index: 1, state: "closed", revision: 2 });
    await judge("v", 1, "breach", 1);
    expect((await readLineage(ctx, "revised", { g: "1" })).selected?.judgement).toBeNull();
    expect((await readLineages(ctx)).rows.find((row) => row.slug === "revised")).toMatchObject({ judged: null });
  });

  it("filter and page the events of a tail in their stored order, taking a pattern's signs as letters", async () => {
    const first = await readTail(ctx, "real", {});
    expect(first.tail?.events).toHaveLength(EVENTS_A_PAGE);
    expect(first.tail?.matching).toBe(EVENTS_A_PAGE + 5);
    const second = await readTail(ctx, "real", { page: "2" });
    expect(second.tail?.events.map((one) => one.event)[0]).toBe("lost-20");
    const searched = await readTail(ctx, "real", { show: "all", q: "%_WILD" });
    expect(searched.tail?.events.map((one) => one.event)).toEqual(["100%_wild"]);
    const sliced = await readTail(ctx, "real", { show: "all", slice: "rarity:2-3" });
    expect(sliced.tail?.matching).toBe(1);
    expect((await readTail(ctx, "real", { page: "99" })).tail?.events).toEqual([]);
    expect((await readTail(ctx, "real", { show: "gone" })).complaints[0]).toContain("gone");
    expect(first.tail?.strata.toSorted()).toEqual(["rarity:1", "rarity:2-3"]);
  });

  it("read a stored series as estimates, an unknown with its reason", async () => {
    const packed = {
      index: [1, 2],
      value: [0.7, null],
      low: [0.6, null],
      high: [0.8, null],
      n: [100, 100],
      p: [0.01, null],
      mde: [null, null],
      verdict: ["breach" as const, "unknown" as const],
      reason: [null, "underpowered"],
    };
    await upsertSeries(ctx.db, [{ lineageId: "r", metric: "tail.retention", slice: "rarity:1", version: 1, packed }]);
    const { families } = await readLineage(ctx, "real", {});
    expect(families[0]?.lead.points.map((point) => point.estimate)).toEqual([
      { kind: "value", value: 0.7, low: 0.6, high: 0.8, n: 100, p: 0.01 },
      { kind: "unknown", reason: "underpowered", n: 100 },
    ]);
  });

  it("give no lines to a slice that is only shown", async () => {
    const packed = { index: [1], value: [0.8], low: [0.7], high: [0.9], n: [100], p: [null], mde: [null] };
    const row = { lineageId: "r", metric: "tail.retention", version: 1 };
    const one = { ...packed, verdict: ["unknown" as const], reason: [null], control: [1], controlN: [900] };
    const shown = seriesView({ ...row, slice: "rarity:31+", packed: one }, defaultPolicies());
    expect(shown).toMatchObject({ watch: null, breach: null });
    expect(shown.points[0]?.estimate).toMatchObject({ control: { value: 1, n: 900 } });
    expect(seriesView({ ...row, slice: "rarity:1", packed: one }, defaultPolicies())).toMatchObject({
      watch: 0.95,
      breach: 0.85,
    });
  });

  it("put the event whose silence surprises most first", async () => {
    const row = (name: string, humanRate: number, seen: number[]) => ({
      ...{ event: name, kind: "word", stratum: "rarity:1", humanRate, seen },
      chance: [1, 1],
    });
    const packed = {
      index: [1, 2],
      samples: [100, 100],
      rows: [row("rare", 0.01, [1, 0]), row("common", 0.2, [1, 0])],
    };
    await upsertTimeline(ctx.db, "r", packed);
    expect((await readTail(ctx, "real", {})).timeline?.rows.map((one) => one.event)).toEqual(["common", "rare"]);
    expect(timelineView(packed, "rarity:9").rows).toEqual([]);
  });
});
