import { join } from "node:path";
import { type Database, openDatabase } from "#db/client.ts";
import { createJobs, type Jobs } from "#db/jobs.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { createPool, type Pool } from "#engine/pool.ts";
import type { BlobStore } from "#store/blobs.ts";
import { openBlobs } from "#store/fs.ts";
import type { Actor, Context } from "./context.ts";
import { type Env, readEnv } from "./env.ts";

export type { JobHandlers } from "#db/jobs.ts";

/** Everything a process holds once: made on first use, closed together. */
export interface Runtime {
  env: Env;
  database: Database;
  blobs: BlobStore;
  blobFolder: string;
  jobs: Jobs;
  pool: Pool;
}

/**
 * Instrumentation and routes are separate bundles with separate instances of this module, so a module variable would open
 * the embedded database twice; the global object is the one thing they share.
 */
const shared = globalThis as typeof globalThis & { tailwatch?: Promise<Runtime> };

/** The runtime of this process; opens it on first use. A failed opening is forgotten, so that the next caller tries again. */
export function runtime(): Promise<Runtime> {
  if (shared.tailwatch === undefined) {
    const opening = open(readEnv());
    shared.tailwatch = opening;
    opening.catch(() => delete shared.tailwatch);
  }
  return shared.tailwatch;
}

/** A context for one request, command or job. */
export async function contextFor(actor: Actor): Promise<Context> {
  const { database, blobs, blobFolder, jobs, pool } = await runtime();
  return { actor, db: database.db, blobs, blobFolder, jobs, pool, now: () => new Date() };
}

/** Finishes running jobs (at most 20 s), then ends threads and database, and gives the data folder back. Does nothing when nothing is open. */
export async function closeRuntime(): Promise<void> {
  const opened = await shared.tailwatch?.catch(() => undefined);
  delete shared.tailwatch;
  if (opened === undefined) return;
  await opened.jobs.stop();
  await opened.pool.close();
  await opened.database.close();
}

async function open(env: Env): Promise<Runtime> {
  const database = await openDatabase({
    ...(env.databaseUrl === undefined ? {} : { url: env.databaseUrl }),
    folder: env.dataFolder,
  });
  try {
    await migrateDatabase(database);
    const jobs = await createJobs(database, { concurrency: env.threads });
    const blobFolder = join(env.dataFolder, "blobs");
    return {
      env,
      database,
      blobs: openBlobs(blobFolder),
      blobFolder,
      jobs,
      pool: createPool({ threads: env.threads }),
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}
