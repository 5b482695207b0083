import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Database, openDatabase } from "#db/client.ts";
import { createJobs, type Jobs } from "#db/jobs.ts";
import { migrateDatabase } from "#db/migrate.ts";
import { createPool, type Pool } from "#engine/pool.ts";
import type { BlobStore } from "#store/blobs.ts";
import { openBlobs } from "#store/fs.ts";
import type { Actor, Context } from "./context.ts";
import { type Env, readEnv } from "./env.ts";
import { ServiceError } from "./errors.ts";

const DRAIN_MS = 10_000;

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
const shared = globalThis as typeof globalThis & { tailwatch?: Promise<Runtime>; tailwatchRequests?: Requests };

/** Requests that are being answered; `isClosing` once, for good. */
interface Requests {
  running: Set<Promise<unknown>>;
  isClosing: boolean;
}

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

/** Answers one request with a context. Throws store.unavailable once the process is ending. */
export async function serve<Answer>(actor: Actor, answer: (ctx: Context) => Promise<Answer>): Promise<Answer> {
  const { running, isClosing } = requests();
  if (isClosing) throw new ServiceError("store.unavailable", "The server is ending.", { retryAfterSeconds: 5 });
  const work = contextFor(actor).then(answer);
  running.add(work);
  try {
    return await work;
  } finally {
    running.delete(work);
  }
}

/** Takes no more requests and waits until those under way are answered, at most 10 s. */
export async function drain(): Promise<void> {
  const all = requests();
  all.isClosing = true;
  await Promise.race([Promise.allSettled(all.running), wait(DRAIN_MS, undefined, { ref: false })]);
}

function requests(): Requests {
  shared.tailwatchRequests ??= { running: new Set(), isClosing: false };
  return shared.tailwatchRequests;
}

/** Gives running jobs 10 s to finish, then ends threads and database, and gives the data folder back. Does nothing when nothing is open. */
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
