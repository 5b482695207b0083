import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import { insertComment } from "#db/intake.ts";
import { findTicket } from "#db/tickets.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { tellTicket } from "./tell.ts";

/** What a comment takes. */
export const COMMENT = z.strictObject({
  body: z.string().trim().min(1, "say something").max(4000),
  author: z.string().trim().max(80).optional(),
});

/** Says something about a ticket, in any of its states. Throws `not-found`, `request.invalid`. */
export async function commentTicket(
  ctx: Context,
  key: string,
  input: unknown,
): Promise<{ ticket: string; id: number; at: string; author: string; body: string }> {
  const { body, author } = COMMENT.parse(input);
  return ctx.db.transaction(async (tx) => {
    const found = await findTicket(tx, key);
    if (!found) throw new ServiceError("not-found", "There is no such ticket.");
    const { ticket } = found;
    const by = author || actorName(ctx.actor);
    const made = await insertComment(tx, { ticketId: ticket.id, author: by, body, at: ctx.now() });
    const actor = actorName(ctx.actor);
    await insertAudit(tx, { actor, verb: "ticket.comment", target: ticket.key, details: { comment: made.id } });
    await tellTicket(tx, ctx, ticket.key, { news: "commented", note: body, actor: by });
    return { ticket: ticket.key, id: made.id, at: made.at.toISOString(), author: made.author, body: made.body };
  });
}
