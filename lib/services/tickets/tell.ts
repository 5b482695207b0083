import type { Tx } from "#db/client.ts";
import { findTicket } from "#db/tickets.ts";
import type { TicketMessage } from "#domain/notify/message.ts";
import { humanSamplesWanted } from "#domain/ticket.ts";
import type { Context } from "#services/context.ts";
import { announce } from "#services/notify/announce.ts";

/** Tells what changed about a ticket, as it stands in this transaction. Given its key; nothing is told of one that is not there. */
export async function tellTicket(
  tx: Tx,
  ctx: Pick<Context, "jobs" | "now">,
  key: string,
  told: Pick<TicketMessage, "news" | "note" | "actor">,
): Promise<void> {
  const found = await findTicket(tx, key);
  if (!found) return;
  const { ticket, lineage } = found;
  const { state, headline, quantities, progress, owner, due, round, openedIndex } = ticket;
  await announce(tx, ctx, {
    kind: "ticket",
    lineage: { ...lineage, owner: lineage.owner },
    ticket: {
      ...{ key, state, headline, owner, due, round, openedIndex },
      strata: quantities.map(({ stratum, humanSamples }) => ({ stratum, humanSamples })),
      humanSamples: humanSamplesWanted(quantities),
      accepted: progress?.accepted ?? 0,
    },
    ...told,
  });
}
