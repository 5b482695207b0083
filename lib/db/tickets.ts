import { and, asc, desc, eq, inArray, or, sql } from "drizzle-orm";
import type { TicketState } from "#domain/ticket.ts";
import type { Tx } from "./client.ts";
import { alert, ticket, ticketEvent } from "./schema/alerting.ts";
import { lineage } from "./schema/lineage.ts";
import { isShown } from "./shown.ts";

export type TicketRow = typeof ticket.$inferSelect;
export type TicketEventRow = typeof ticketEvent.$inferSelect;

/** The key of the next ticket: TW-1, TW-2, …; never given twice, also not after a rollback. */
export async function nextTicketKey(tx: Tx): Promise<string> {
  const [row] = await tx.select({ number: sql<string>`nextval('ticket_number')` }).from(sql`(select 1) as one`);
  if (!row) throw new Error("the sequence ticket_number gave nothing");
  return `TW-${row.number}`;
}

/** Stores a ticket unless its lineage has an open one. Returns whether it was stored. */
export async function insertTicket(tx: Tx, row: typeof ticket.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(ticket).values(row).onConflictDoNothing().returning({ id: ticket.id });
  return rows.length === 1;
}

/** Appends to the history of a ticket. */
export async function insertTicketEvent(tx: Tx, row: typeof ticketEvent.$inferInsert): Promise<void> {
  await tx.insert(ticketEvent).values(row);
}

/** The ticket of a lineage that is neither verified nor canceled, or null. */
export async function openTicketOf(tx: Tx, lineageId: string): Promise<TicketRow | null> {
  const isOpen = and(eq(ticket.lineageId, lineageId), sql`${ticket.state} not in ('verified', 'canceled')`);
  const [row] = await tx.select().from(ticket).where(isOpen);
  return row ?? null;
}

/** Moves a ticket only if it still is in the expected state. Returns whether it was. */
export async function moveTicketRow(
  tx: Tx,
  id: string,
  from: TicketState,
  set: Partial<typeof ticket.$inferInsert>,
): Promise<boolean> {
  const isExpected = and(eq(ticket.id, id), eq(ticket.state, from));
  const rows = await tx.update(ticket).set(set).where(isExpected).returning({ id: ticket.id });
  return rows.length === 1;
}

/** Overwrites the given columns of a ticket. */
export async function updateTicket(tx: Tx, id: string, set: Partial<typeof ticket.$inferInsert>): Promise<void> {
  await tx.update(ticket).set(set).where(eq(ticket.id, id));
}

const joined = {
  ticket,
  alert,
  lineage: { id: lineage.id, slug: lineage.slug, name: lineage.name, owner: lineage.owner },
};
export interface TicketWithLineage {
  ticket: TicketRow;
  alert: typeof alert.$inferSelect;
  lineage: { id: string; slug: string; name: string; owner: string | null };
}

/** One ticket by its key or id, with its alert and lineage, or null. */
export async function findTicket(tx: Tx, keyOrId: string): Promise<TicketWithLineage | null> {
  const [row] = await tx
    .select(joined)
    .from(ticket)
    .innerJoin(lineage, eq(lineage.id, ticket.lineageId))
    .innerJoin(alert, eq(alert.id, ticket.alertId))
    .where(or(eq(ticket.key, keyOrId), eq(ticket.id, keyOrId)));
  return row ?? null;
}

/** Tickets, newest first, at most `limit`; of the lineages that lists show, or of the given ones. */
export function listTickets(
  tx: Tx,
  filter: { alertIds?: readonly string[]; lineageIds?: readonly string[]; limit: number },
): Promise<TicketWithLineage[]> {
  const wanted = and(
    filter.alertIds ? inArray(ticket.alertId, [...filter.alertIds]) : undefined,
    filter.lineageIds ? inArray(ticket.lineageId, [...filter.lineageIds]) : undefined,
    filter.lineageIds || filter.alertIds ? undefined : isShown(),
  );
  return tx
    .select(joined)
    .from(ticket)
    .innerJoin(lineage, eq(lineage.id, ticket.lineageId))
    .innerJoin(alert, eq(alert.id, ticket.alertId))
    .where(wanted)
    .orderBy(desc(ticket.createdAt), desc(ticket.key))
    .limit(filter.limit);
}

/** When human data against a ticket of the lineage last went into a bundle, or null. */
export async function lastInjection(tx: Tx, lineageId: string): Promise<Date | null> {
  const [row] = await tx
    .select({ at: ticketEvent.at })
    .from(ticketEvent)
    .innerJoin(ticket, eq(ticket.id, ticketEvent.ticketId))
    .where(and(eq(ticket.lineageId, lineageId), eq(ticketEvent.to, "injected")))
    .orderBy(desc(ticketEvent.at))
    .limit(1);
  return row?.at ?? null;
}

/** The history of a ticket, oldest first. */
export function ticketEvents(tx: Tx, ticketIds: readonly string[]): Promise<TicketEventRow[]> {
  return tx
    .select()
    .from(ticketEvent)
    .where(inArray(ticketEvent.ticketId, [...ticketIds]))
    .orderBy(asc(ticketEvent.id));
}
