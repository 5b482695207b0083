import { randomUUID } from "node:crypto";
import type { Tx } from "#db/client.ts";
import { insertTicket, insertTicketEvent, nextTicketKey, openTicketOf } from "#db/tickets.ts";
import { isNamedStratum } from "#domain/ticket.ts";
import type { AppliedJudgement } from "#services/alerts/applied-judgement.ts";
import { lostEvents } from "#services/alerts/evidence.ts";
import type { Context } from "#services/context.ts";
import { tellTicket } from "./tell.ts";

const KEPT_EVENTS = 200;

/**
 * Opens the ticket of a breach: how many human samples of which stratum, and which events were lost.
 * Guarantee: a lineage has at most one open ticket. A judgement that could compute no quantity opens none, since a
 * ticket without one cannot be worked on.
 * Returns the key of the new ticket, or null.
 */
export async function openTicket(
  tx: Tx,
  ctx: Pick<Context, "jobs" | "now">,
  input: AppliedJudgement & { alertId: string; headline: string },
): Promise<string | null> {
  const { lineage, judgement, actor, alertId, headline } = input;
  if (judgement.quantities.length === 0 || (await openTicketOf(tx, lineage.id))) return null;
  const id = `tk_${randomUUID().replaceAll("-", "").slice(0, 16)}`;
  const key = await nextTicketKey(tx);
  const isStored = await insertTicket(tx, {
    id,
    key,
    lineageId: lineage.id,
    alertId,
    openedIndex: judgement.index,
    catalogueId: input.catalogueId,
    state: "proposed",
    headline,
    mechanism: judgement.mechanism,
    quantities: judgement.quantities,
    lostEvents: lostEvents(
      input.tail,
      KEPT_EVENTS,
      judgement.quantities.every((each) => isNamedStratum(each.stratum)),
    ),
  });
  if (!isStored) return null;
  await insertTicketEvent(tx, { ticketId: id, from: null, to: "proposed", actor });
  await tellTicket(tx, ctx, key, { news: "proposed", note: "", actor });
  return key;
}
