import { setTimeout as wait } from "node:timers/promises";
import { inspect } from "node:util";
import { catchUp } from "#services/admin/catch-up.ts";
import { sweep } from "#services/admin/sweep.ts";
import type { Context } from "#services/context.ts";
import { BadEnvironment, readEnv } from "#services/env.ts";
import { FolderInUse } from "#services/errors.ts";
import { isServedToOthers, REFUSED } from "#services/loopback.ts";
import { closeRuntime, contextFor, drain, runtime } from "#services/runtime.ts";
import { handlers } from "./handlers.ts";

const RETRY_MS = 3_000;
const GIVE_UP_MS = 25_000;
const TICK_MS = 600_000;

/** Starts this process as web server: opens the store, and works on jobs unless TAILWATCH_JOBS is off. */
export async function startWeb(): Promise<void> {
  if (isServedToOthers(process.argv)) refuse(`${REFUSED} Start it with npm start, or next start --hostname 127.0.0.1.`);
  await start({ works: () => readEnv().hasJobs });
}

/** Starts this process as worker; without a DATABASE_URL it refuses, since an embedded database has one process. */
export async function startWorker(): Promise<void> {
  await start({
    works: () => {
      if (readEnv().databaseUrl === undefined) throw new BadEnvironment(NO_SERVER);
      return true;
    },
  });
}

const NO_SERVER = "DATABASE_URL: a worker needs a Postgres server; without one the web process does the jobs itself";

async function start({ works }: { works: () => boolean }): Promise<void> {
  for (const signal of ["SIGTERM", "SIGINT"] as const) process.once(signal, () => void end(signal));
  for (;;) {
    try {
      const isWorking = works();
      const { jobs, env } = await runtime();
      if (!isWorking) return;
      await jobs.work(handlers);
      const ctx = await contextFor({ kind: "system" });
      await catchUp(ctx, env);
      await tickFromNowOn(ctx);
      return await sweep(ctx);
    } catch (error) {
      if (error instanceof BadEnvironment || error instanceof FolderInUse) return refuse(error.message);
      // A database server may start after us.
      process.stderr.write(`start: ${inspect(error)}\n`);
      await closeRuntime();
      await wait(RETRY_MS);
    }
  }
}

/** Asks now, and every ten minutes, for what time does to alerts; processes that ask at once make one job. */
async function tickFromNowOn(ctx: Context): Promise<void> {
  const ask = () => ctx.jobs.enqueue(ctx.db, "tick", {});
  await ask();
  const failed = (error: unknown) => process.stderr.write(`tick: ${inspect(error)}\n`);
  setInterval(() => void ask().catch(failed), TICK_MS).unref();
}

function refuse(reason: string): never {
  process.stderr.write(`Tailwatch cannot start: ${reason}\n`);
  process.exit(2);
}

async function end(signal: "SIGTERM" | "SIGINT"): Promise<void> {
  const limit = setTimeout(() => process.exit(1), GIVE_UP_MS);
  limit.unref();
  await drain();
  await closeRuntime().catch((error: unknown) => process.stderr.write(`end: ${inspect(error)}\n`));
  process.exit(signal === "SIGTERM" ? 143 : 130);
}
