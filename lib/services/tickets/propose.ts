import { z } from "zod";
import { findAlert } from "#db/alerts.ts";
import { insertAudit } from "#db/audit.ts";
import type { Tx } from "#db/client.ts";
import { findLineage, lockLineage } from "#db/lineages.ts";
import { findTailHead, listTailEvents } from "#db/tail-events.ts";
import { openTicketOf } from "#db/tickets.ts";
import type { TailDetail } from "#domain/judgement.ts";
import { isMoney } from "#domain/money.ts";
import { plannedQuantities } from "#domain/plan/planned-quantities.ts";
import { askedPlan } from "#domain/present/plan-question.ts";
import { humanSamplesWanted } from "#domain/ticket.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { plansFor } from "#services/planner/answer.ts";
import { plannable } from "#services/planner/base.ts";
import { policiesInForce } from "#services/policies/in-force.ts";
import { answeredAlert } from "#services/reads/planner.ts";
import { changeTicket } from "./change.ts";
import { openTicket } from "./open.ts";

/** A plan to make a ticket of: the question as the planner's address asks it, and the generation that it starts from. */
export const PROPOSAL = z.strictObject({
  generation: z.int().min(0),
  share: z.number().min(0).max(1).optional(),
  workflow: z.enum(["replace", "mixed", "accumulate"]).optional(),
  bundle: z.int().min(1).max(1e9).optional(),
  target: z.number().min(0.01).max(1).optional(),
  price: z.number().min(0).max(1e6).refine(isMoney, "at most four decimals").nullable().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable()
    .optional(),
  kappa: z.number().min(0).max(1e6).nullable().optional(),
});
type Proposal = z.infer<typeof PROPOSAL>;

/**
 * Proposes a ticket with the quantities of a plan, as the answer to an open alert of the lineage.
 * Guarantee: a lineage has at most one open ticket; the plan is computed here and never taken from the caller.
 * Throws `not-found`; `state.conflict` when a ticket is open, no alert is, or no number of samples would do.
 */
export async function proposeTicket(
  ctx: Context,
  slug: string,
  input: unknown,
): Promise<{ key: string; humanSamples: number }> {
  const wanted = PROPOSAL.parse(input);
  const lineage = await findLineage(ctx.db, slug);
  const from = lineage && (await plannable(ctx, lineage, wanted.generation));
  if (!lineage || !from) throw new ServiceError("not-found", "There is no such generation to plan from.");
  const { asked } = askedPlan(asQuery(wanted), from.defaults);
  const [plan] = (await plansFor(ctx, from, [asked])) ?? [];
  const quantities = plan ? plannedQuantities(plan, from.judgement.measurements) : [];
  if (quantities.length === 0) throw new ServiceError("state.conflict", "No number of such human samples would do.");
  const humanSamples = humanSamplesWanted(quantities);
  return ctx.db.transaction(async (tx) => {
    await lockLineage(tx, lineage.id);
    const open = await openTicketOf(tx, lineage.id);
    if (open)
      throw new ServiceError("state.conflict", `${open.key} is open already.`, { details: { ticket: open.key } });
    const alertId = await answeredAlert({ db: tx }, lineage.id);
    const found = alertId && (await findAlert(tx, alertId));
    if (!found) throw new ServiceError("state.conflict", "No alert is open that a ticket could answer.");
    const actor = actorName(ctx.actor);
    const judgement = { ...from.judgement, quantities };
    const key = await openTicket(tx, ctx, {
      ...{ lineage, evaluationId: from.evaluationId, catalogueId: from.catalogueId },
      ...{ judgement, revision: from.revision, actor },
      policies: await policiesInForce(tx, lineage.id, from.judgement.index),
      tail: await lostTail(tx, from.evaluationId),
      alertId: found.alert.id,
      headline: found.alert.headline,
    });
    if (key === null) throw new ServiceError("state.conflict", "A ticket was opened meanwhile.");
    const { price: amount, currency } = asked;
    if (amount !== null && currency !== null)
      await changeTicket({ ...ctx, db: tx }, key, { price: { amount, currency } });
    await insertAudit(tx, {
      actor,
      verb: "ticket.propose",
      target: key,
      details: { lineage: slug, plan: asked, humanSamples },
    });
    return { key, humanSamples };
  });
}

/** The tail of a judgement with what it lost: the ticket names those events. */
async function lostTail(tx: Tx, evaluationId: string): Promise<TailDetail | null> {
  const head = await findTailHead(tx, evaluationId);
  if (head === null) return null;
  const lost = { status: "lost" as const, stratum: null, text: "", limit: 1_000, offset: 0 };
  return { ...head, events: (await listTailEvents(tx, evaluationId, lost)).events };
}

/** The question in the form in which the planner's address asks it, so that both are read by one reader. */
function asQuery({ generation: _generation, ...rest }: Proposal): Record<string, string> {
  const told = Object.entries(rest).filter(([, value]) => value !== null && value !== undefined);
  return Object.fromEntries(told.map(([key, value]) => [key, String(value)]));
}
