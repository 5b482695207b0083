import { z } from "zod";
import { findAlert } from "#db/alerts.ts";
import { insertAudit } from "#db/audit.ts";
import type { Tx } from "#db/client.ts";
import { findCommitment, finishCommitmentRow, insertCommitment } from "#db/reviews.ts";
import { findTicket } from "#db/tickets.ts";
import { isoWeek } from "#domain/present/iso-week.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { changeTicket } from "#services/tickets/change.ts";
import { moveTicket } from "#services/tickets/move.ts";

/** What deciding takes. `subject`: a ticket's key or an alert's id. `act`: approves the ticket with it, if it still is `expected`. */
export const DECISION = z.strictObject({
  subject: z.string().trim().min(1).max(80),
  act: z.literal("approve").optional(),
  expected: z.string().optional(),
  decision: z.string().trim().min(1).max(500),
  owner: z.string().trim().min(1).max(80),
  due: z.iso.date(),
  by: z.string().trim().max(80).default(""),
});
/** What closing a decision takes: done, or open again. */
export const DECISION_STATE = z.strictObject({ state: z.enum(["done", "open"]) });

/**
 * Writes down what was decided about a ticket or an alert: who does what until when. Alone it moves nothing; approving a
 * ticket with it is one transaction, and owner and date are then the ticket's too.
 * Throws `not-found`, `request.invalid`; `state.conflict` for a ticket that cannot be approved (any more).
 */
export async function decide(ctx: Context, input: unknown): Promise<{ id: number; subject: string; week: string }> {
  const { by, act, expected, ...wanted } = DECISION.parse(input);
  const week = isoWeek(ctx.now());
  return ctx.db.transaction(async (tx) => {
    const about = await subjectOf(tx, wanted.subject);
    const { subject, decision, owner, due } = wanted;
    const within = { ...ctx, db: tx };
    if (act !== undefined) {
      await moveTicket(within, subject, act, { note: decision, ...(expected === undefined ? {} : { expected }) });
      await changeTicket(within, subject, { owner, due });
    }
    const actor = actorName(ctx.actor);
    const id = await insertCommitment(tx, { ...wanted, ...about, week, by: by || actor, at: ctx.now() });
    const details = { ...wanted, week, by: by || actor, ...(act === undefined ? {} : { act }) };
    await insertAudit(tx, { actor, verb: "decision.record", target: wanted.subject, details });
    return { id, subject: wanted.subject, week };
  });
}

async function subjectOf(tx: Tx, subject: string): Promise<{ lineageId: string; finding: string }> {
  const ticket = await findTicket(tx, subject);
  if (ticket?.ticket.key === subject) return { lineageId: ticket.lineage.id, finding: ticket.ticket.headline };
  const alert = await findAlert(tx, subject);
  if (alert) return { lineageId: alert.lineage.id, finding: alert.alert.headline };
  throw new ServiceError("not-found", "There is no such ticket or alert to decide about.");
}

/** Says that what was decided is done, or is open again. Throws `not-found`; `state.conflict` when it is so already. */
export async function finishDecision(ctx: Context, id: string, input: unknown): Promise<{ id: number; state: string }> {
  const { state } = DECISION_STATE.parse(input);
  return ctx.db.transaction(async (tx) => {
    const found = /^[1-9]\d{0,8}$/.test(id) ? await findCommitment(tx, Number(id)) : null;
    if (!found) throw new ServiceError("not-found", "There is no such decision.");
    if (!(await finishCommitmentRow(tx, found.id, state === "done" ? ctx.now() : null)))
      throw new ServiceError("state.conflict", `It is ${state} already.`, { details: { state } });
    const details = { state, subject: found.subject };
    await insertAudit(tx, { actor: actorName(ctx.actor), verb: "decision.finish", target: `${found.id}`, details });
    return { id: found.id, state };
  });
}
