import { listUnjudgedLineages } from "#db/evaluations.ts";
import { listUnmeasured } from "#db/intake.ts";
import { nextDue } from "#db/outbox.ts";
import type { Context } from "../context.ts";

/**
 * Enqueues what a stopped process may have left undone: closed generations without a judgement, accepted human data that
 * nobody measured, messages that are still on the way, and the demo lineages, whose loader itself knows whether there is
 * anything to load. Doing it twice makes no second job.
 */
export async function catchUp(ctx: Context, { hasDemo }: { hasDemo: boolean }): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    for (const lineageId of await listUnjudgedLineages(tx)) await ctx.jobs.enqueue(tx, "evaluate", { lineageId });
    if ((await nextDue(tx)) !== null) await ctx.jobs.enqueue(tx, "notify", { cause: "start" });
    for (const ticketId of await listUnmeasured(tx)) await ctx.jobs.enqueue(tx, "measure-intake", { ticketId });
    if (hasDemo) await ctx.jobs.enqueue(tx, "demo", {});
  });
}
