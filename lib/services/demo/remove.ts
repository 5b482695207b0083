import { insertAudit } from "#db/audit.ts";
import { deleteDemoLineages } from "#db/demo-lineages.ts";
import { listLineages } from "#db/lineages.ts";
import { actorName, type Context } from "#services/context.ts";
import { closeOut } from "#services/notify/close-out.ts";
import { storeRemoved } from "./progress.ts";

/**
 * Removes the demo lineages with their alerts, tickets and risks, and keeps them away at later starts.
 * Guarantee: a loading that is under way stops; lineages of other people are never touched. Doing it twice changes nothing.
 */
export async function removeDemo(ctx: Context): Promise<{ removed: string[] }> {
  return ctx.db.transaction(async (tx) => {
    await storeRemoved(tx);
    for (const { id, isDemo } of await listLineages(tx)) {
      if (isDemo) await closeOut(tx, ctx, { lineageId: id, note: "The lineage was removed." });
    }
    const removed = await deleteDemoLineages(tx);
    if (removed.length > 0) {
      await insertAudit(tx, { actor: actorName(ctx.actor), verb: "demo.remove", target: "demo", details: { removed } });
    }
    return { removed };
  });
}
