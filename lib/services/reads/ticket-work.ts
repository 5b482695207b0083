import { findBundle } from "#db/bundles.ts";
import type { Db, Tx } from "#db/client.ts";
import { listComments, listIntakes } from "#db/intake.ts";
import { type TicketWithLineage, ticketEvents } from "#db/tickets.ts";
import { DEFAULT_RULES } from "#domain/intake/rules.ts";
import type { TicketBundle, TicketDetail, TicketItem } from "#domain/present/views/ticket.ts";
import { readBrief } from "#services/tickets/brief.ts";
import { seriesOf } from "./alerts.ts";
import { deliveriesOf } from "./notifications.ts";

/** Refused lines of an upload that a page shows; the answer to the upload and its row hold more. */
const SHOWN_REFUSALS = 50;

/** What a ticket's page shows beside what the board does: what was asked, what came, what was said and what came of it. */
export async function ticketWork(
  tx: Db,
  found: TicketWithLineage,
): Promise<Omit<TicketDetail, keyof TicketItem | "progress" | "isRulesOpen">> {
  const { ticket, alert } = found;
  const events = await ticketEvents(tx, [ticket.id]);
  const comments = await listComments(tx, ticket.id);
  const { mechanism, quantities, lostEvents, price, verification, verifyIndex, outside } = ticket;
  return {
    ...{ mechanism, quantities, lostEvents, price, verification, verifyIndex, outside },
    rules: ticket.rules ?? DEFAULT_RULES,
    history: events.map(({ at, index, from, to, actor, note }) => ({
      at: at.toISOString(),
      index,
      from,
      to,
      actor,
      note,
    })),
    intakes: (await listIntakes(tx, ticket.id)).map(
      ({ ticketId: _ticket, digest: _digest, at, refusals, ...told }) => ({
        ...told,
        at: at.toISOString(),
        refusals: refusals.slice(0, SHOWN_REFUSALS),
      }),
    ),
    comments: comments.map(({ at, author, body, source }) => ({ at: at.toISOString(), author, body, source })),
    brief: await readBrief(tx, found),
    bundle: await bundleOf(tx, ticket.bundleId),
    deliveries: await deliveriesOf({ db: tx }, ticket.key),
    alert: {
      id: alert.id,
      headline: alert.headline,
      state: alert.state,
      evidence: alert.evidence,
      series: seriesOf(alert),
    },
  };
}

async function bundleOf(tx: Tx, id: string | null): Promise<TicketBundle | null> {
  const found = id === null ? null : await findBundle(tx, id);
  if (!found) return null;
  const { version, modelIndex, modelSamples, humanSamples, heldBack, freshShare, isPooled, fromIndex } = found;
  return { id: found.id, version, modelIndex, modelSamples, humanSamples, heldBack, freshShare, isPooled, fromIndex };
}
