import { randomUUID } from "node:crypto";
import { insertAudit } from "#db/audit.ts";
import { insertTarget } from "#db/targets.ts";
import { secretSays } from "#domain/present/notifications.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { settingsOf, TARGET } from "./target-input.ts";

/** A new target. `secret`: what its messages are signed with, said this once; `says`: the same for people. */
export interface AddedTarget {
  id: string;
  secret?: string;
  says?: string;
}

/** Adds somewhere for messages to go. Throws `request.invalid`, `name.taken`. */
export async function addTarget(ctx: Context, input: unknown): Promise<AddedTarget> {
  const given = TARGET.parse(input);
  const settings = settingsOf(given);
  const { kind, name } = given;
  const id = `tg_${randomUUID().replaceAll("-", "").slice(0, 16)}`;
  return ctx.db.transaction(async (tx) => {
    if (!(await insertTarget(tx, { id, kind, name, settings, createdAt: ctx.now() })))
      throw new ServiceError("name.taken", `There is a target named ${name}.`);
    await insertAudit(tx, { actor: actorName(ctx.actor), verb: "target.add", target: id, details: { kind, name } });
    return "secret" in settings ? { id, secret: settings.secret, says: secretSays(settings.secret) } : { id };
  });
}
