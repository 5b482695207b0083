import { randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createJobs } from "#db/jobs.ts";
import { type Engine, freshDatabase } from "#db/testing/fresh.ts";
import { createPool } from "#engine/pool.ts";
import type { Context } from "#services/context.ts";
import { openBlobs } from "#store/fs.ts";

/** A context of its own for tests of verbs: empty database, empty blob folder, one thread, jobs that nobody works on. */
export interface TestContext extends Context {
  close(): Promise<void>;
}

export async function testContext(engine: Engine = "pglite"): Promise<TestContext> {
  const database = await freshDatabase(engine);
  const jobs = await createJobs(database, { supervise: false });
  const pool = createPool({ threads: 1 });
  const blobFolder = join(tmpdir(), `tailwatch-test-${randomUUID()}`);
  return {
    actor: { kind: "user" },
    db: database.db,
    blobs: openBlobs(blobFolder),
    blobFolder,
    jobs,
    pool,
    now: () => new Date(),
    async close() {
      await jobs.stop();
      await pool.close();
      await database.close();
      await rm(blobFolder, { recursive: true, force: true });
    },
  };
}
