import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Database } from "./client.ts";
import { createJobs, type JobHandlers, type Jobs } from "./jobs.ts";
import { lineage } from "./schema/index.ts";
import { ENGINES, freshDatabase } from "./testing/fresh.ts";

/** Long enough for a loaded machine; nothing is concluded from how long something took. */
const SOON = { timeout: 45_000, interval: 50 };

function gate() {
  let open = () => {};
  const passed = new Promise<void>((resolve) => {
    open = resolve;
  });
  return { passed, open };
}

describe.each(ENGINES())("jobs on %s", (engine) => {
  let database: Database;
  let jobs: Jobs;
  const ran: string[] = [];
  beforeEach(async () => {
    ran.length = 0;
    database = await freshDatabase(engine);
    jobs = await createJobs(database);
  });
  afterEach(async () => {
    await jobs.stop();
    await database.close();
  });
  const enqueue = (lineageId: string) => jobs.enqueue(database.db, "evaluate", { lineageId });
  const handlers = (evaluate: JobHandlers["evaluate"]): JobHandlers => ({
    evaluate,
    "measure-intake": async () => {},
    demo: async () => {},
    tick: async () => {},
    notify: async () => {},
  });
  const waiting = async () => (await jobs.backlog(database.db)).waiting;

  it("leaves neither row nor job when the transaction rolls back, and both when it commits", async () => {
    const write = (slug: string, fails: boolean) =>
      database.db.transaction(async (tx) => {
        await tx.insert(lineage).values({ id: slug, slug, name: slug, salt: "00" });
        await jobs.enqueue(tx, "evaluate", { lineageId: slug });
        if (fails) throw new Error("rolled back");
      });
    await expect(write("first", true)).rejects.toThrow("rolled back");
    expect([await database.db.$count(lineage), await waiting()]).toEqual([0, 0]);
    await write("second", false);
    expect([await database.db.$count(lineage), await waiting()]).toEqual([1, 1]);
  });

  it("makes one waiting job of many enqueued for one lineage, and one for each lineage", async () => {
    for (const id of ["a", "a", "a", "b"]) await enqueue(id);
    const backlog = await jobs.backlog(database.db);
    expect(backlog).toMatchObject({ waiting: 2, running: 0, failed: 0, quietSeconds: null });
    expect(backlog.oldestDueSeconds).toBeGreaterThanOrEqual(0);
  });

  it("runs a lineage once more when it was enqueued while running, and others meanwhile", async () => {
    const first = gate();
    await jobs.work(
      handlers(async ({ lineageId }) => {
        ran.push(lineageId);
        if (ran.length === 1) await first.passed;
      }),
    );
    await enqueue("a");
    await vi.waitFor(() => expect(ran).toEqual(["a"]), SOON);
    await enqueue("a");
    await enqueue("a");
    await enqueue("b");
    await vi.waitFor(() => expect(ran).toEqual(["a", "b"]), SOON);
    first.open();
    await vi.waitFor(() => expect(ran).toEqual(["a", "b", "a"]), SOON);
    await vi.waitFor(async () => expect(await waiting()).toBe(0), SOON);
    expect((await jobs.backlog(database.db)).quietSeconds).toBeGreaterThanOrEqual(0);
  });

  it("tries a failed job again", async () => {
    await jobs.work(
      handlers(async ({ lineageId }) => {
        ran.push(lineageId);
        if (ran.length === 1) throw new Error("the first try fails");
      }),
    );
    await enqueue("a");
    await vi.waitFor(() => expect(ran).toEqual(["a", "a"]), SOON);
  });

  it("takes up a job again whose worker died", async () => {
    await enqueue("a");
    await database.db.execute(sql`
      update pgboss.job set state = 'active', started_on = now() - interval '2 minutes', heartbeat_on = now() - interval '1 minute'`);
    await jobs.work(
      handlers(async ({ lineageId }) => {
        ran.push(lineageId);
      }),
    );
    await vi.waitFor(() => expect(ran).toEqual(["a"]), SOON);
  });
});
