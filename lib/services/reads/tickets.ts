import { acceptedCounts } from "#db/intake.ts";
import { findTicket, listTickets, type TicketRow, type TicketWithLineage } from "#db/tickets.ts";
import { wantedInAll } from "#domain/intake/enough.ts";
import type { IntakeProgress } from "#domain/intake/progress.ts";
import { day } from "#domain/present/format.ts";
import type { TicketDetail, TicketItem } from "#domain/present/views/ticket.ts";
import { humanSamplesWanted, legalTicketActs, type TicketState } from "#domain/ticket.ts";
import type { Context } from "#services/context.ts";
import { figuresOf } from "./alerts.ts";
import { ticketWork } from "./ticket-work.ts";

const SHOWN = 500;

/** Every ticket, newest first. */
export async function readTickets({ db, now }: Pick<Context, "db" | "now">): Promise<TicketItem[]> {
  const found = await listTickets(db, { limit: SHOWN });
  const figures = await figuresOf(
    { db },
    found.map((each) => each.alert),
  );
  const accepted = await acceptedCounts(
    db,
    found.map(({ ticket }) => ticket.id),
  );
  return found.map((each) => itemOf(each, { figures, accepted, today: day(now()) }));
}

/** One ticket by its key, with all that was decided, collected and measured; null when there is none of that key. */
export async function readTicket({ db, now }: Pick<Context, "db" | "now">, key: string): Promise<TicketDetail | null> {
  const found = await findTicket(db, key);
  if (!found) return null;
  const figures = await figuresOf({ db }, [found.alert]);
  const accepted = await acceptedCounts(db, [found.ticket.id]);
  return {
    ...itemOf(found, { figures, accepted, today: day(now()) }),
    progress: progressOf(found.ticket),
    isRulesOpen: !accepted.has(found.ticket.id),
    ...(await ticketWork(db, found)),
  };
}

interface Beside {
  figures: Map<string, string>;
  accepted: Map<string, number>;
  today: string;
}

/** States in which data are still to come. */
const AWAITS_DATA: readonly TicketState[] = ["proposed", "reopened", "approved", "collecting"];

function itemOf({ ticket, lineage, alert }: TicketWithLineage, { figures, accepted, today }: Beside): TicketItem {
  const { key, state, headline, quantities, round, openedIndex, owner, due } = ticket;
  return {
    ...{ key, state, headline, round, openedIndex, owner, due },
    lineage: { slug: lineage.slug, name: lineage.name },
    figure: figures.get(alert.id) ?? "",
    strata: quantities.map((each) => each.stratum),
    humanSamples: humanSamplesWanted(quantities),
    accepted: accepted.get(ticket.id) ?? 0,
    wanted: wantedOf(ticket),
    acts: legalTicketActs(state),
    isLate: due !== null && due < today && AWAITS_DATA.includes(state),
    createdAt: ticket.createdAt.toISOString(),
  };
}

/** The progress of the present round. */
const progressOf = ({ progress, round }: TicketRow): IntakeProgress | null =>
  progress?.round === round ? progress : null;

function wantedOf(ticket: TicketRow): number | null {
  const progress = progressOf(ticket);
  if (progress === null) return wantedInAll(humanSamplesWanted(ticket.quantities), 0);
  return progress.needed === null ? null : wantedInAll(progress.needed, progress.accepted);
}
