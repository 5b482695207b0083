import { type BaselineRow, listBaselines } from "#db/baselines.ts";
import type { BaselineView } from "#domain/present/views/lineage.ts";
import type { Context } from "#services/context.ts";
import { lineageOf } from "#services/ingest/inspect.ts";

/** The baselines of a lineage, newest first. Throws not-found. */
export async function readBaselines(ctx: Context, slug: string): Promise<BaselineView[]> {
  const { id } = await lineageOf(ctx, slug);
  return (await listBaselines(ctx.db, id)).map((row) => baselineView(row, ctx.now()));
}

/** A baseline as pages and the API show it. */
export function baselineView(row: BaselineRow, now: Date): BaselineView {
  const { id, name, reason, generations, acceptedBy, acceptedAt, expiresAt, endedAt } = row;
  const state = endedAt !== null ? "ended" : expiresAt <= now ? "expired" : "active";
  return {
    ...{ id, name, reason, generations, acceptedBy, state },
    acceptedAt: acceptedAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    endedAt: endedAt?.toISOString() ?? null,
  };
}
