import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { Tx } from "#db/client.ts";
import type { JobData, JobName } from "#db/jobs.ts";
import { findLineage, listGenerations, listLineages } from "#db/lineages.ts";
import { countReference } from "#db/segments.ts";
import type { Context } from "#services/context.ts";
import { createLineage } from "#services/lineages/create.ts";
import { type TestContext, testContext } from "#services/testing/context.ts";
import { readManifest } from "./fixtures.ts";
import { loadDemo } from "./load.ts";
import { readDemoStatus } from "./progress.ts";
import { removeDemo } from "./remove.ts";

/** A context whose process dies when the n-th generation is about to close, inside the transaction. */
function dyingAt(ctx: Context, n: number): Context {
  let closes = 0;
  const enqueue = async <Name extends JobName>(tx: Tx, name: Name, data: JobData[Name]) => {
    if (++closes === n) throw new Error("killed");
    await ctx.jobs.enqueue(tx, name, data);
  };
  return { ...ctx, jobs: { ...ctx.jobs, enqueue } };
}

async function stored(ctx: Context) {
  const rows = await listLineages(ctx.db);
  const counts = rows.map(async (row) => ({
    slug: row.slug,
    isDemo: row.isDemo,
    reference: await countReference(ctx.db, row.id),
    generations: (await listGenerations(ctx.db, row.id)).map(({ index, state, accepted }) => ({
      index,
      state,
      accepted,
    })),
  }));
  return Promise.all(counts);
}

describe("loadDemo", () => {
  let ctx: TestContext;
  beforeEach(async () => {
    ctx = await testContext();
  });
  afterEach(() => ctx.close());

  it("loads every lineage once although it dies twice on the way, and says how far it is", {
    timeout: 180_000,
  }, async () => {
    const { lineages, reference } = await readManifest();
    await expect(loadDemo(dyingAt(ctx, 3))).rejects.toThrow("killed");
    expect(await readDemoStatus(ctx)).toEqual({
      lineage: "speech-replace",
      loaded: 0,
      judged: 0,
      total: lineages.length,
    });
    await expect(loadDemo(dyingAt(ctx, 9))).rejects.toThrow("killed");
    await loadDemo(ctx);
    const expected = lineages.map(({ slug, generations }) => ({
      slug,
      isDemo: true,
      reference: reference.samples,
      generations: generations.map(({ index, samples }) => ({ index, state: "closed", accepted: samples })),
    }));
    expect(await stored(ctx)).toEqual(expected);
    expect(await readDemoStatus(ctx)).toMatchObject({ lineage: null, loaded: lineages.length, judged: 0 });
    await loadDemo(ctx);
    expect(await stored(ctx)).toEqual(expected);
  });

  it("tells of each model generation how it was trained, and dates them a week apart up to the load day", async () => {
    const now = new Date("2026-03-30T12:00:00Z");
    await expect(loadDemo(dyingAt({ ...ctx, now: () => now }, 8))).rejects.toThrow("killed");
    const row = await findLineage(ctx.db, "speech-replace");
    const generations = await listGenerations(ctx.db, row?.id ?? "");
    expect(generations.map((each) => each.closedAt?.toISOString().slice(0, 10))).toEqual([
      "2026-02-16",
      "2026-02-23",
      "2026-03-02",
      "2026-03-09",
      "2026-03-16",
      "2026-03-23",
      "2026-03-30",
    ]);
    expect(generations[0]).toMatchObject({ workflow: null, trainingSize: null, freshShare: null });
    expect(generations[2]).toMatchObject({
      workflow: "replace",
      decoding: { temperature: 1 },
      trainingSize: 7000,
      freshShare: 0,
    });
  });

  it("leaves a store alone that has a lineage", async () => {
    await createLineage(ctx, { lineage: "mine" });
    await loadDemo(ctx);
    expect(await stored(ctx)).toMatchObject([{ slug: "mine" }]);
    expect(await readDemoStatus(ctx)).toBeNull();
  });

  it("stops when it is removed while a file is on its way, leaves nothing, and does not come back", async () => {
    let uploads = 0;
    const after = <T>(before: Promise<unknown>, work: () => Promise<T>): Promise<T> => before.then(work);
    const run: Context["pool"]["run"] = (task, input, options) => {
      const before = ++uploads === 3 ? removeDemo(ctx) : Promise.resolve();
      return after(before, () => ctx.pool.run(task, input, options));
    };
    await loadDemo({ ...ctx, pool: { ...ctx.pool, run } });
    expect(uploads).toBe(3);
    expect(await stored(ctx)).toEqual([]);
    await loadDemo(ctx);
    expect(await stored(ctx)).toEqual([]);
    expect(await removeDemo(ctx)).toEqual({ removed: [] });
  });
});
