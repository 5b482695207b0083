import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "#db/client.ts";
import { insertEvaluation } from "#db/evaluations.ts";
import { insertLineage, upsertGeneration } from "#db/lineages.ts";
import { insertMeasurements, upsertSeries } from "#db/measurements.ts";
import type { PackedSeries } from "#db/schema/index.ts";
import { ENGINES, freshDatabase } from "#db/testing/fresh.ts";
import { estimate } from "#domain/estimate.ts";
import type { Measurement, WordingDetail } from "#domain/judgement.ts";
import { readLineage } from "./lineage.ts";
import { readMeasured } from "./measured.ts";

const WORDING: WordingDetail = {
  samples: 100,
  humanSamples: 200,
  duplicates: { contents: 1, samples: 3, shown: [{ text: "again and again", copies: 3 }] },
  nearCopies: { classes: 0, samples: 0, shown: [] },
  phrases: { texts: 100, words: 900, humanTexts: 200, humanWords: 1_800, shown: [] },
  words: { compared: 10, words: 900, humanWords: 1_800, risen: [], fallen: [] },
  lengths: { width: 1, human: [1], generation: [1], humanQuantiles: [1, 1, 1, 1, 1], quantiles: [1, 1, 1, 1, 1] },
};

const measured = (slice: string, value: number, verdict: Measurement["verdict"]): Measurement => ({
  metric: "diversity.types",
  version: 1,
  slice,
  verdict,
  because: "",
  estimate: estimate({ value, low: value - 0.1, high: value + 0.1, n: 100, control: { value: 1, n: 100 } }),
});

const packed = (value: number): PackedSeries => ({
  ...{ index: [1], value: [value], low: [value - 0.1], high: [value + 0.1], n: [100], p: [null], mde: [null] },
  ...{ verdict: ["ok"], reason: [null] },
});

describe.each(ENGINES())("pages of one generation on %s", (engine) => {
  let database: Database;
  let ctx: { db: Database["db"]; now: () => Date };

  const judge = async (index: number, wording: WordingDetail | undefined) => {
    await upsertGeneration(ctx.db, { id: `g${index}`, lineageId: "l", index, state: "closed" });
    await insertEvaluation(ctx.db, {
      ...{ id: `e${index}`, lineageId: "l", generationId: `g${index}`, index, revision: 1, policyVersion: 1 },
      ...{ samples: 100, rejected: 0, phase: "healthy", verdict: "ok", headline: "", quantities: [], notes: [] },
      tail: {
        rankFrequency: { human: [], generation: [], missing: 0 },
        events: [],
        counts: { lost: 0, thin: 0, kept: 0 },
        ...(wording === undefined ? {} : { wording }),
      },
    });
  };

  beforeAll(async () => {
    database = await freshDatabase(engine);
    ctx = { db: database.db, now: () => new Date("2026-11-22T08:00:00Z") };
    await insertLineage(ctx.db, { id: "l", slug: "l", name: "L", salt: "0" });
    await judge(1, undefined);
    await judge(2, WORDING);
    await insertMeasurements(ctx.db, "e2", [
      measured("all", 0.97, "ok"),
      measured("label:refund", 0.7, "breach"),
      measured("label:greeting", 0.96, "ok"),
    ]);
    for (const slice of ["all", "label:refund"])
      await upsertSeries(ctx.db, [
        { lineageId: "l", metric: "diversity.types", slice, version: 1, packed: packed(0.9) },
      ]);
  });
  afterAll(() => database.close());

  it("show the examples that were kept, and none of a judgement made before they were", async () => {
    expect((await readMeasured(ctx, "l", {})).wording).toEqual(WORDING);
    const before = await readMeasured(ctx, "l", { g: "1" });
    expect(before.wording).toBeNull();
    expect(before.complaints).toEqual([]);
  });

  it("show the series of the part that the address names, and say so when there is no such part", async () => {
    const slices = async (slice: string) => {
      const { series, complaints } = await readMeasured(ctx, "l", { slice });
      return { shown: series.map((one) => one.slice), complaints };
    };
    expect(await slices("")).toEqual({ shown: ["all"], complaints: [] });
    expect(await slices("label:refund")).toEqual({ shown: ["label:refund"], complaints: [] });
    const wrong = await slices("label:none");
    expect(wrong.shown).toEqual(["all"]);
    expect(wrong.complaints).toHaveLength(1);
  });

  it("list the parts worst first on every page of the lineage, and keep them out of its families", async () => {
    const { worst } = await readMeasured(ctx, "l", {});
    expect(worst.rows.map(({ slice }) => slice)).toEqual(["label:refund", "label:greeting"]);
    const lineage = await readLineage(ctx, "l", {});
    expect(lineage.worst).toEqual(worst);
    expect(lineage.families.flatMap(({ lead, others }) => [lead, ...others].map(({ slice }) => slice))).toEqual([
      "all",
    ]);
  });

  it("offer no tail to open where none was kept", async () => {
    const { selected } = await readLineage(ctx, "l", {});
    expect(selected?.judgement?.tail).toBeNull();
  });
});
