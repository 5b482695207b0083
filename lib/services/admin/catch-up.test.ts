import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Database } from "#db/client.ts";
import { createJobs, type Jobs } from "#db/jobs.ts";
import { insertLineage, upsertGeneration } from "#db/lineages.ts";
import { ENGINES, freshDatabase } from "#db/testing/fresh.ts";
import { createPool } from "#engine/pool.ts";
import { openBlobs } from "#store/fs.ts";
import type { Context } from "../context.ts";
import { catchUp } from "./catch-up.ts";

describe.each(ENGINES())("catchUp on %s", (engine) => {
  let database: Database;
  let jobs: Jobs;
  let ctx: Context;
  beforeAll(async () => {
    database = await freshDatabase(engine);
    jobs = await createJobs(database, { supervise: false });
    const unused = { blobs: openBlobs("unused"), blobFolder: "unused", pool: createPool({ threads: 1 }) };
    ctx = { actor: { kind: "system" }, db: database.db, jobs, now: () => new Date(), ...unused };
  });
  afterAll(async () => {
    await jobs.stop();
    await database.close();
  });

  it("enqueues each lineage with an unjudged closed generation once, however often it runs, and the demo if wanted", async () => {
    for (const id of ["closed", "open"]) {
      await insertLineage(database.db, { id, slug: id, name: "", salt: "" });
      for (const index of [0, 1]) {
        const row = { id: `${id}${index}`, lineageId: id, index };
        await upsertGeneration(database.db, id === "closed" ? { ...row, state: "closed" } : row);
      }
    }
    const waiting = async () => (await jobs.backlog(database.db)).waiting;
    await catchUp(ctx, { hasDemo: false });
    await catchUp(ctx, { hasDemo: false });
    expect(await waiting()).toBe(1);
    await catchUp(ctx, { hasDemo: true });
    expect(await waiting()).toBe(2);
  });
});
