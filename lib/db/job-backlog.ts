import { sql } from "drizzle-orm";
import type { Tx } from "./client.ts";

/**
 * `oldestDueSeconds`: how long the longest waiting due job has waited, null when none waits. `failed`: gave up, still kept
 * for inspection. `quietSeconds`: since a worker last took, held or finished a job; null when none ever did.
 */
export interface JobBacklog {
  waiting: number;
  running: number;
  failed: number;
  oldestDueSeconds: number | null;
  quietSeconds: number | null;
}

/** Counts of jobs by state. Waiting counts due and later jobs; running those with a living worker. */
export async function jobBacklog(tx: Tx): Promise<JobBacklog> {
  const { rows } = await tx.execute<Record<keyof JobBacklog, number | string | null>>(sql`
      select count(*) filter (where state in ('created', 'retry')) as waiting,
        count(*) filter (where state = 'active' and heartbeat_on + heartbeat_seconds * interval '1 second' > now()) as running,
        count(*) filter (where state = 'failed') as failed,
        extract(epoch from now() - min(start_after) filter (where state in ('created', 'retry') and start_after <= now()))
          as "oldestDueSeconds",
        extract(epoch from now() - max(greatest(started_on, heartbeat_on, completed_on))) as "quietSeconds"
      from pgboss.job`);
  const row = rows[0];
  const number = (value: number | string | null | undefined) => (value == null ? null : Number(value));
  return {
    waiting: Number(row?.waiting),
    running: Number(row?.running),
    failed: Number(row?.failed),
    oldestDueSeconds: number(row?.oldestDueSeconds),
    quietSeconds: number(row?.quietSeconds),
  };
}
