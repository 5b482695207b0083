import { insertAudit } from "#db/audit.ts";
import { updateTarget } from "#db/targets.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { knownTarget } from "./known-target.ts";
import { changedSettings, TARGET_CHANGE } from "./target-input.ts";

/**
 * Changes name, address, key or whether it is told of anything new; switching one on takes away why it was off.
 * Throws `not-found`, `request.invalid` for a field that its kind has not, `name.taken`.
 */
export async function changeTarget(ctx: Context, id: string, input: unknown): Promise<{ id: string }> {
  const { name, isEnabled, ...change } = TARGET_CHANGE.parse(input);
  return ctx.db.transaction(async (tx) => {
    const target = await knownTarget(tx, id);
    const settings = changedSettings(target.settings, change);
    if (settings === null)
      throw new ServiceError("request.invalid", `A target of kind ${target.kind} has no such field.`);
    const isFree = await updateTarget(tx, id, {
      settings,
      ...(name !== undefined && { name }),
      ...(isEnabled !== undefined && { isEnabled }),
      ...(isEnabled === true && { disabledBecause: null }),
    });
    if (!isFree) throw new ServiceError("name.taken", `There is a target named ${name}.`);
    const details = {
      fields: Object.keys(change),
      ...(name && { name }),
      ...(isEnabled !== undefined && { isEnabled }),
    };
    await insertAudit(tx, { actor: actorName(ctx.actor), verb: "target.change", target: id, details });
    return { id };
  });
}
