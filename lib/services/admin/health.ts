import { inspect } from "node:util";
import type { JobBacklog } from "#db/job-backlog.ts";
import { isMigrated } from "#db/migrate.ts";
import { diskSpace } from "#store/space.ts";
import { runtime } from "../runtime.ts";
import { hasRoom } from "./room.ts";

const OVERDUE_SECONDS = 60;
const PROBE = new TextEncoder().encode("tailwatch can write here\n");

interface Check {
  ok: boolean;
  [detail: string]: unknown;
}

export interface Health {
  ready: boolean;
  checks: { database: Check; migrations: Check; blobs: Check; jobs: Check; disk: Check };
}

/** Whether this process can do its work, each part tried for real. Never throws: a part that fails says so in its check. */
export async function health(): Promise<Health> {
  const checks = {
    database: await check(async () => {
      const { database } = await runtime();
      await database.db.execute("select 1");
      return { ok: true, kind: database.kind };
    }),
    migrations: await check(async () => ({ ok: await isMigrated((await runtime()).database.db) })),
    blobs: await check(async () => {
      const { blobs } = await runtime();
      await blobs.get(await blobs.put(PROBE));
      return { ok: true };
    }),
    jobs: await check(jobsCheck),
    disk: await check(async () => {
      const space = await diskSpace((await runtime()).blobFolder);
      return { ok: hasRoom(space), ...space };
    }),
  };
  return { ready: Object.values(checks).every(({ ok }) => ok), checks };
}

async function jobsCheck(): Promise<Check> {
  const { database, jobs } = await runtime();
  const backlog = await jobs.backlog(database.db);
  return { ok: !isLeftLying(backlog), ...backlog };
}

/** Waiting is no fault while somebody works; due jobs that nobody takes for a minute are, also in a process that looks alive. */
export function isLeftLying({ running, oldestDueSeconds, quietSeconds }: JobBacklog): boolean {
  return running === 0 && Math.min(oldestDueSeconds ?? 0, quietSeconds ?? Number.POSITIVE_INFINITY) > OVERDUE_SECONDS;
}

async function check(look: () => Promise<Check>): Promise<Check> {
  try {
    return await look();
  } catch (error) {
    process.stderr.write(`health: ${inspect(error)}\n`);
    return { ok: false };
  }
}
