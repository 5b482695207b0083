import { insertAudit } from "#db/audit.ts";
import { settleWaiting } from "#db/outbox.ts";
import { updateTarget } from "#db/targets.ts";
import { holdsState } from "#domain/notify/routing.ts";
import { actorName, type Context } from "#services/context.ts";
import { closeOut } from "./close-out.ts";
import { knownTarget } from "./known-target.ts";

/**
 * Removes a target; what was still on the way is dropped. A pager is told that everything it knows of is over, so that no
 * incident stays open there; people in a chat are not, since nothing is. Throws `not-found`.
 */
export async function removeTarget(ctx: Context, id: string): Promise<{ id: string; resolved: number }> {
  return ctx.db.transaction(async (tx) => {
    const { name, kind } = await knownTarget(tx, id);
    const dropped = await settleWaiting(tx, id, "dropped", ctx.now());
    const resolved = holdsState(kind) ? await closeOut(tx, ctx, { targetId: id, note: "The target was removed." }) : 0;
    await updateTarget(tx, id, { removedAt: ctx.now(), isEnabled: false, name: `${name} (removed ${id})` });
    const details = { name, kind, dropped, resolved };
    await insertAudit(tx, { actor: actorName(ctx.actor), verb: "target.remove", target: id, details });
    return { id, resolved };
  });
}
