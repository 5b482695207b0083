import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import { findTicket, insertTicketEvent, moveTicketRow } from "#db/tickets.ts";
import { TICKET_ACTS, type TicketState, ticketAfter } from "#domain/ticket.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { INJECTION, injectTicket } from "./inject.ts";
import { tellTicket } from "./tell.ts";

const ACT = z.enum(TICKET_ACTS);
/** What moving a ticket takes. */
export const TICKET_MOVE = z.strictObject({
  /** The state the person saw; the move fails if it is another by now. */
  expected: z.string().optional(),
  note: z.string().trim().max(2000).default(""),
  /** Of an injection: model samples of the next bundle; absent: as many as the quantities counted on. */
  modelSamples: INJECTION.shape.modelSamples,
});

/**
 * Moves a ticket by hand, as far as verifying; what follows is a verdict's.
 * Guarantee: of two people who act at once, one gets `state.conflict`; history and audit are written with the move.
 * Throws `not-found`, `state.conflict`, `request.invalid` for a cancel without a reason.
 */
export async function moveTicket(
  ctx: Context,
  key: string,
  actName: string,
  input: unknown,
): Promise<{ key: string; state: TicketState }> {
  const act = ACT.safeParse(actName).data;
  if (act === undefined) throw new ServiceError("not-found", "A ticket knows no such act by hand.");
  if (act === "inject") return injectTicket(ctx, key, input);
  const { expected, note } = TICKET_MOVE.parse(input);
  if (act === "cancel" && note === "") throw new ServiceError("request.invalid", "note: say why it is canceled");
  return ctx.db.transaction(async (tx) => {
    const found = await findTicket(tx, key);
    if (!found) throw new ServiceError("not-found", "There is no such ticket.");
    const { id, state: from } = found.ticket;
    const state = ticketAfter(from, act);
    if (state === null || (expected !== undefined && expected !== from)) throw conflict(from);
    if (!(await moveTicketRow(tx, id, from, { state }))) throw conflict(from);
    const actor = actorName(ctx.actor);
    await insertTicketEvent(tx, { ticketId: id, from, to: state, actor, note });
    await insertAudit(tx, {
      actor,
      verb: `ticket.${act}`,
      target: found.ticket.key,
      details: { from, to: state, note },
    });
    await tellTicket(tx, ctx, found.ticket.key, { news: state, note, actor });
    return { key: found.ticket.key, state };
  });
}

function conflict(state: TicketState): ServiceError {
  return new ServiceError("state.conflict", `The ticket is ${state} now.`, { details: { state } });
}
