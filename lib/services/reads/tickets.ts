import { findTicket, listTickets, type TicketWithLineage, ticketEvents } from "#db/tickets.ts";
import type { TicketDetail, TicketItem } from "#domain/present/views/ticket.ts";
import { humanSamplesWanted, legalTicketActs } from "#domain/ticket.ts";
import type { Context } from "#services/context.ts";
import { figuresOf, seriesOf } from "./alerts.ts";

const SHOWN = 500;

/** Every ticket, newest first. */
export async function readTickets({ db }: Context): Promise<TicketItem[]> {
  const found = await listTickets(db, { limit: SHOWN });
  const figures = await figuresOf(
    { db },
    found.map((each) => each.alert),
  );
  return found.map((each) => itemOf(each, figures));
}

/** One ticket by its key, with its quantities, lost events and history; null when there is none of that key. */
export async function readTicket({ db }: Context, key: string): Promise<TicketDetail | null> {
  const found = await findTicket(db, key);
  if (!found) return null;
  const { ticket, alert } = found;
  const events = await ticketEvents(db, [ticket.id]);
  return {
    ...itemOf(found, await figuresOf({ db }, [alert])),
    mechanism: ticket.mechanism,
    quantities: ticket.quantities,
    lostEvents: ticket.lostEvents,
    acts: legalTicketActs(ticket.state),
    history: events.map((event) => ({ ...event, index: null, at: event.at.toISOString() })),
    alert: {
      id: alert.id,
      headline: alert.headline,
      state: alert.state,
      evidence: alert.evidence,
      series: seriesOf(alert),
    },
  };
}

function itemOf({ ticket, lineage, alert }: TicketWithLineage, figures: Map<string, string>): TicketItem {
  return {
    key: ticket.key,
    lineage: { slug: lineage.slug, name: lineage.name },
    state: ticket.state,
    headline: ticket.headline,
    figure: figures.get(alert.id) ?? "",
    strata: ticket.quantities.map((each) => each.stratum),
    humanSamples: humanSamplesWanted(ticket.quantities),
    openedIndex: ticket.openedIndex,
    owner: ticket.owner,
    due: ticket.due,
    createdAt: ticket.createdAt.toISOString(),
  };
}
