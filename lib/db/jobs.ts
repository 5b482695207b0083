import { sql } from "drizzle-orm";
import { type ConstructorOptions, fromDrizzle, fromPglite, PgBoss, type Queue } from "pg-boss";
import type { Database, Tx } from "./client.ts";
import { type JobBacklog, jobBacklog } from "./job-backlog.ts";

/** What each kind of job carries. Data are ids, never content: a job may run twice, its effect happens once. */
export interface JobData {
  /** Judge every closed generation of the lineage that is not judged yet. */
  evaluate: { lineageId: string };
  /** Measure what the accepted human data of a ticket are worth, where a stopped process left it undone. */
  "measure-intake": { ticketId: string };
  /** Load the demo lineages, from where an earlier try stopped. */
  demo: Record<string, never>;
  /** Do what time alone asks of alerts. */
  tick: Record<string, never>;
  /** Send what is due. `cause`: why it is looked; one job each, so that none is lost to another that looked too early. */
  notify: { cause: string };
}
export type JobName = keyof JobData;
export type JobHandlers = { [Name in JobName]: (data: JobData[Name], signal: AbortSignal) => Promise<void> };

/** The job queue. `enqueue` writes in the caller's transaction: a rollback leaves neither row nor job; `notBefore`: it waits until then. */
export interface Jobs {
  enqueue<Name extends JobName>(tx: Tx, name: Name, data: JobData[Name], notBefore?: Date): Promise<void>;
  /** Starts working; jobs that a dead process left behind come back within a minute, at once in an embedded database. */
  work(handlers: JobHandlers): Promise<void>;
  backlog(tx: Tx): Promise<JobBacklog>;
  /** Finishes running jobs for at most 10 s; what still runs then is given back and runs again. */
  stop(): Promise<void>;
}

/**
 * Policy `stately`: per key at most one job waiting and one running, so a generation that closes while its lineage
 * is being judged is not lost (`exclusive` would drop its job), and ten closes make one job. The key is ignored by
 * the policies `standard` and `singleton`.
 */
const QUEUE = {
  policy: "stately",
  notify: true,
  retryLimit: 5,
  retryDelay: 2,
  retryBackoff: true,
  retryDelayMax: 60,
  heartbeatSeconds: 20,
  expireInSeconds: 3_600,
} satisfies Omit<Queue, "name">;

/** Looks at the outbox at once: a slow receiver holds one up, so that a second is free for what is new. */
const SENDERS = 2;

const KEYS: { [Name in JobName]: (data: JobData[Name]) => string } = {
  evaluate: (data) => data.lineageId,
  "measure-intake": (data) => data.ticketId,
  demo: () => "demo",
  tick: () => "tick",
  notify: (data) => data.cause,
};
const NAMES = Object.keys(KEYS) as JobName[];

/** Makes the job tables where they are missing. `supervise`: look for jobs that dead processes left (false where nothing works). */
export async function createJobs(
  database: Database,
  { supervise = true, concurrency = 2 }: { supervise?: boolean; concurrency?: number } = {},
): Promise<Jobs> {
  const boss = new PgBoss({ ...connection(database), ...upkeep(supervise) });
  boss.on("error", (error) => report("jobs", error));
  await boss.start();
  for (const name of NAMES) await boss.createQueue(name, QUEUE);
  return {
    async enqueue(tx, name, data, notBefore) {
      const when = notBefore === undefined ? {} : { startAfter: notBefore };
      await boss.send(name, data, { db: fromDrizzle(tx, sql), singletonKey: KEYS[name](data), ...when });
    },
    async work(handlers) {
      // One process owns an embedded database, so whatever is running at its start has no worker any more.
      if (database.kind === "pglite") for (const name of NAMES) await giveBack(boss, name);
      await work(boss, "evaluate", handlers.evaluate, concurrency);
      await work(boss, "measure-intake", handlers["measure-intake"], 1);
      await work(boss, "demo", handlers.demo, 1);
      await work(boss, "tick", handlers.tick, 1);
      await work(boss, "notify", handlers.notify, SENDERS);
    },
    backlog: jobBacklog,
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}

function connection(database: Database): ConstructorOptions {
  return database.kind === "pglite"
    ? { db: fromPglite(database.pglite), backend: "pglite", reindex: false, monitorVacuum: false }
    : { connectionString: database.url, max: 4, application_name: "tailwatch-jobs" };
}

function upkeep(supervise: boolean): ConstructorOptions {
  return {
    supervise,
    schedule: false,
    superviseIntervalSeconds: 10,
    monitorIntervalSeconds: 10,
    useListenNotify: supervise,
  };
}

async function work<Name extends JobName>(
  boss: PgBoss,
  name: Name,
  handler: JobHandlers[Name],
  localConcurrency: number,
): Promise<void> {
  const options = { localConcurrency, batchSize: 1, pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 2 };
  await boss.work<JobData[Name]>(name, options, async (jobs) => {
    for (const job of jobs) {
      try {
        await handler(job.data, job.signal);
      } catch (error) {
        // The queue keeps the reason with the job and tries again; the log is for who looks there first.
        report(`job ${name} ${JSON.stringify(job.data)}`, error);
        throw error;
      }
    }
  });
}

async function giveBack(boss: PgBoss, name: JobName): Promise<void> {
  const jobs = await boss.findJobs(name, {});
  const orphans = jobs.filter((job) => job.state === "active").map((job) => job.id);
  if (orphans.length > 0) await boss.fail(name, orphans, { message: "the process that ran it ended" });
}

function report(what: string, error: unknown): void {
  const reason = error instanceof Error ? (error.stack ?? error.message) : String(error);
  process.stderr.write(`${what}: ${reason}\n`);
}
