import { insertAudit } from "#db/audit.ts";
import { findDelivery, hasLaterDelivered, reviveDelivery } from "#db/delivery-log.ts";
import { holdsState } from "#domain/notify/routing.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";

/**
 * Sends a delivery once more, from the first try on, under the id it always had. Throws `not-found`; `state.conflict` for one
 * on the way or dropped, one whose target is gone, and one that would undo what a later message told a pager.
 */
export async function replayDelivery(ctx: Context, id: string): Promise<{ id: string; state: string }> {
  return ctx.db.transaction(async (tx) => {
    const found = await findDelivery(tx, id);
    if (found === null) throw new ServiceError("not-found", "There is no such delivery.");
    const { delivery, target } = found;
    if (target.removedAt !== null) throw new ServiceError("state.conflict", "Its target was removed.");
    if (target.disabledBecause !== null)
      throw new ServiceError("state.conflict", `Its target is off: ${target.disabledBecause}. Switch it on first.`);
    // Where our messages hold a state, an old one would bring back what is over.
    if (holdsState(target.kind) && (await hasLaterDelivered(tx, delivery)))
      throw new ServiceError("state.conflict", "A later message of the same group arrived; this one would undo it.");
    if (!(await reviveDelivery(tx, id, ctx.now())))
      throw new ServiceError("state.conflict", `The delivery is ${delivery.state}.`);
    await ctx.jobs.enqueue(tx, "notify", { cause: `replay ${id} ${ctx.now().toISOString()}` });
    const details = { message: delivery.messageId, target: target.name };
    await insertAudit(tx, { actor: actorName(ctx.actor), verb: "delivery.replay", target: id, details });
    return { id, state: "waiting" };
  });
}
