import { listProgress } from "#db/progress.ts";
import type { RunningJudgement } from "#domain/present/progress.ts";
import type { Context } from "#services/context.ts";
import { lineageOf } from "#services/ingest/inspect.ts";

/** Milliseconds after which a note of progress is of a process that died; a new one begins when the job is taken up again. */
const STALE_MS = 120_000;

/** The judgement of a lineage that runs now, if one does. Throws not-found. */
export async function readProgress(ctx: Context, slug: string): Promise<RunningJudgement[]> {
  const { id } = await lineageOf(ctx, slug);
  return runningOf(ctx, id);
}

/** The same, given the lineage's id. */
export async function runningOf(ctx: Pick<Context, "db" | "now">, id: string): Promise<RunningJudgement[]> {
  const now = ctx.now().getTime();
  return (await listProgress(ctx.db, id))
    .filter(({ at }) => now - at.getTime() < STALE_MS)
    .map(({ generation, stage, done, total }) => ({ generation, stage, done, total }));
}
