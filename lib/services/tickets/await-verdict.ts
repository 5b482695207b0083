import { markBundleUsed } from "#db/bundles.ts";
import type { Tx } from "#db/client.ts";
import type { GenerationRow } from "#db/lineages.ts";
import { insertTicketEvent, moveTicketRow, openTicketOf } from "#db/tickets.ts";
import { ticketAfter } from "#domain/ticket.ts";
import { actorName, type Context } from "#services/context.ts";
import { tellTicket } from "./tell.ts";

/**
 * A generation closed: an injected ticket of its lineage waits for its verdict from now on, unless the generation says that
 * it was trained on another bundle. In the transaction that closes it, with the lineage locked.
 */
export async function awaitVerdict(tx: Tx, ctx: Context, { lineageId, index, bundleId }: GenerationRow): Promise<void> {
  const ticket = await openTicketOf(tx, lineageId);
  const to = ticket && ticketAfter(ticket.state, "closed");
  if (!ticket || !to || !ticket.bundleId || (bundleId !== null && bundleId !== ticket.bundleId)) return;
  if (!(await moveTicketRow(tx, ticket.id, ticket.state, { state: to, verifyIndex: index }))) return;
  await markBundleUsed(tx, ticket.bundleId, index);
  const actor = actorName(ctx.actor);
  const note = bundleId === null ? "it names no bundle: taken to be trained on this ticket's" : "";
  await insertTicketEvent(tx, { ticketId: ticket.id, from: ticket.state, to, index, actor, note });
  await tellTicket(tx, ctx, ticket.key, { news: to, note, actor });
}
