import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import { updateTarget } from "#db/targets.ts";
import { secretSays } from "#domain/present/notifications.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { knownTarget } from "./known-target.ts";
import { newSecret } from "./signature.ts";

/** What rotating takes: `start` makes a new secret beside the old one, `end` takes the old one out of force. */
export const ROTATION = z.strictObject({ act: z.enum(["start", "end"]).default("start") });

/**
 * Replaces the secret of a target without a gap: while two are in force, every message carries two signatures.
 * Returns the new secret, said this once. Throws `not-found`, `state.conflict` for a kind that has none, or none to end.
 */
export async function rotateSecret(
  ctx: Context,
  id: string,
  input: unknown,
): Promise<{ id: string; secret?: string; says?: string }> {
  const { act } = ROTATION.parse(input);
  return ctx.db.transaction(async (tx) => {
    const { settings } = await knownTarget(tx, id);
    if (!("secret" in settings))
      throw new ServiceError("state.conflict", "Targets of this kind have no secret of ours.");
    await insertAudit(tx, { actor: actorName(ctx.actor), verb: "target.rotate", target: id, details: { act } });
    if (act === "end") {
      if (settings.previousSecret === null) throw new ServiceError("state.conflict", "One secret is in force.");
      await updateTarget(tx, id, { settings: { ...settings, previousSecret: null } });
      return { id };
    }
    const secret = newSecret();
    await updateTarget(tx, id, { settings: { ...settings, secret, previousSecret: settings.secret } });
    return { id, secret, says: secretSays(secret) };
  });
}
