import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import { findTicket, updateTicket } from "#db/tickets.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";

/** What assigning a ticket takes. */
export const ASSIGNMENT = z.strictObject({
  owner: z.string().trim().max(80).nullable().optional(),
  due: z.iso.date().nullable().optional(),
});

/** Says who works on a ticket and until when; null takes it back. Throws `not-found`, `request.invalid`. */
export async function assignTicket(
  ctx: Context,
  key: string,
  input: unknown,
): Promise<{ key: string; owner: string | null; due: string | null }> {
  const { owner, due } = ASSIGNMENT.parse(input);
  return ctx.db.transaction(async (tx) => {
    const found = await findTicket(tx, key);
    if (!found) throw new ServiceError("not-found", "There is no such ticket.");
    const { ticket } = found;
    const after = {
      owner: owner === undefined ? ticket.owner : owner || null,
      due: due === undefined ? ticket.due : due,
    };
    await updateTicket(tx, ticket.id, after);
    await insertAudit(tx, { actor: actorName(ctx.actor), verb: "ticket.assign", target: ticket.key, details: after });
    return { key: ticket.key, ...after };
  });
}
