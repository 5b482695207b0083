import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import type { Tx } from "./client.ts";
import { ticket } from "./schema/alerting.ts";
import { intake, intakeSegment, ticketComment } from "./schema/intake.ts";

export type IntakeRow = typeof intake.$inferSelect;
export type NewIntake = typeof intake.$inferInsert;
export type CommentRow = typeof ticketComment.$inferSelect;

/** Inserts an upload of human data and the segments that hold what was accepted of it. */
export async function insertIntake(
  tx: Tx,
  row: NewIntake,
  segments: readonly Omit<typeof intakeSegment.$inferInsert, "intakeId" | "ticketId">[],
): Promise<IntakeRow> {
  const [made] = await tx.insert(intake).values(row).returning();
  if (made === undefined) throw new Error(`intake ${row.id} was not inserted`);
  const rows = segments.map((each) => ({ ...each, intakeId: row.id, ticketId: row.ticketId }));
  if (rows.length > 0) await tx.insert(intakeSegment).values(rows);
  return made;
}

/** Uploads of a body against a ticket, oldest first. */
export function intakesOfBody(tx: Tx, ticketId: string, digest: string): Promise<IntakeRow[]> {
  return tx
    .select()
    .from(intake)
    .where(and(eq(intake.ticketId, ticketId), eq(intake.digest, digest)))
    .orderBy(asc(intake.at));
}

/** Uploads against a ticket, newest first. */
export function listIntakes(tx: Tx, ticketId: string): Promise<IntakeRow[]> {
  return tx.select().from(intake).where(eq(intake.ticketId, ticketId)).orderBy(desc(intake.at), desc(intake.id));
}

/** Segments of all human data accepted for a lineage, in the order they came. */
export async function acceptedOfLineage(tx: Tx, lineageId: string): Promise<string[]> {
  const rows = await tx
    .select({ blob: intakeSegment.blob })
    .from(intakeSegment)
    .innerJoin(ticket, eq(ticket.id, intakeSegment.ticketId))
    .where(eq(ticket.lineageId, lineageId))
    .orderBy(asc(intakeSegment.id));
  return rows.map(({ blob }) => blob);
}

/** How many samples were accepted against tickets in their present round, by ticket id; tickets without any are absent. */
export async function acceptedCounts(tx: Tx, ticketIds: readonly string[]): Promise<Map<string, number>> {
  if (ticketIds.length === 0) return new Map();
  const rows = await tx
    .select({ id: intake.ticketId, accepted: sql<number>`sum(${intake.accepted})::int` })
    .from(intake)
    .innerJoin(ticket, and(eq(ticket.id, intake.ticketId), eq(ticket.round, intake.round)))
    .where(inArray(intake.ticketId, [...ticketIds]))
    .groupBy(intake.ticketId);
  return new Map(rows.map(({ id, accepted }) => [id, accepted]));
}

/** Tickets that are being collected for and whose progress tells of fewer samples than were accepted. */
export async function listUnmeasured(tx: Tx): Promise<string[]> {
  const rows = await tx
    .select({ id: ticket.id })
    .from(ticket)
    .innerJoin(intake, and(eq(intake.ticketId, ticket.id), eq(intake.round, ticket.round)))
    .where(eq(ticket.state, "collecting"))
    .groupBy(ticket.id)
    .having(sql`sum(${intake.accepted}) > case when (${ticket.progress} ->> 'round')::int = ${ticket.round}
      then (${ticket.progress} ->> 'accepted')::int else 0 end`);
  return rows.map(({ id }) => id);
}

/** Writes down what somebody says about a ticket. */
export async function insertComment(tx: Tx, row: typeof ticketComment.$inferInsert): Promise<CommentRow> {
  const [made] = await tx.insert(ticketComment).values(row).returning();
  if (made === undefined) throw new Error("a comment was not inserted");
  return made;
}

/** Comments on a ticket, oldest first. */
export function listComments(tx: Tx, ticketId: string): Promise<CommentRow[]> {
  return tx.select().from(ticketComment).where(eq(ticketComment.ticketId, ticketId)).orderBy(asc(ticketComment.id));
}
