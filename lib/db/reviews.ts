import { and, asc, desc, eq, gte, isNull, lt, or, sql } from "drizzle-orm";
import type { ReviewAlert, ReviewLineage } from "#domain/present/views/frozen-review.ts";
import type { Tx } from "./client.ts";
import { lineage } from "./schema/lineage.ts";
import { commitment, review, reviewMark } from "./schema/review.ts";
import { isShown } from "./shown.ts";

export type ReviewRow = typeof review.$inferSelect;
export type CommitmentRow = typeof commitment.$inferSelect;
type MarkRow = typeof reviewMark.$inferSelect;

/** Stores a frozen review. Returns false when its id is taken; a stored review is never changed. */
export async function insertReview(tx: Tx, row: typeof review.$inferInsert): Promise<boolean> {
  const rows = await tx.insert(review).values(row).onConflictDoNothing().returning({ id: review.id });
  return rows.length === 1;
}

/** One frozen review, or null. */
export async function findReview(tx: Tx, id: string): Promise<ReviewRow | null> {
  const [row] = await tx.select().from(review).where(eq(review.id, id));
  return row ?? null;
}

const HEAD = {
  id: review.id,
  week: review.week,
  reviewer: review.reviewer,
  note: review.note,
  at: review.at,
  digest: review.digest,
  paragraph: sql<string>`${review.document} ->> 'paragraph'`,
};

/** Frozen reviews without their documents, newest first. */
export function listReviews(tx: Tx, limit: number) {
  return tx.select(HEAD).from(review).orderBy(desc(review.at), desc(review.id)).limit(limit);
}

/** The lineages of the newest review of an earlier week, of the demo or not; null when none was frozen. */
export async function reviewBefore(
  tx: Tx,
  week: string,
  isDemo: boolean,
): Promise<{ id: string; lineages: ReviewLineage[] } | null> {
  const isOfKind = sql`(${review.document} ->> 'isDemo')::boolean = ${isDemo}`;
  const query = tx
    .select({ id: review.id, lineages: sql<ReviewLineage[]>`${review.document} -> 'lineages'` })
    .from(review)
    .where(and(lt(review.week, week), isOfKind));
  const [row] = await query.orderBy(desc(review.week), desc(review.at)).limit(1);
  return row ?? null;
}

/** Marks that a week was reviewed. */
export async function insertMark(tx: Tx, row: typeof reviewMark.$inferInsert): Promise<void> {
  await tx.insert(reviewMark).values(row);
}

/** Who reviewed a week, oldest first. */
export function marksOf(tx: Tx, week: string): Promise<MarkRow[]> {
  return tx.select().from(reviewMark).where(eq(reviewMark.week, week)).orderBy(asc(reviewMark.id));
}

/** Stores what was decided. Returns its number. */
export async function insertCommitment(tx: Tx, row: typeof commitment.$inferInsert): Promise<number> {
  const [made] = await tx.insert(commitment).values(row).returning({ id: commitment.id });
  if (made === undefined) throw new Error("the commitment gave no row");
  return made.id;
}

/** What was decided and is open, or was done since a moment, of the lineages that lists show; the earliest due first. */
export function listCommitments(tx: Tx, doneSince: Date) {
  const isWanted = or(isNull(commitment.doneAt), gte(commitment.doneAt, doneSince));
  return tx
    .select({ commitment, lineage: { slug: lineage.slug, name: lineage.name } })
    .from(commitment)
    .innerJoin(lineage, eq(lineage.id, commitment.lineageId))
    .where(and(isWanted, isShown()))
    .orderBy(asc(commitment.due), asc(commitment.id));
}

export async function findCommitment(tx: Tx, id: number): Promise<CommitmentRow | null> {
  const [row] = await tx.select().from(commitment).where(eq(commitment.id, id));
  return row ?? null;
}

/** Marks a commitment as done, or as open again, unless it is so already. Returns whether it was the other. */
export async function finishCommitmentRow(tx: Tx, id: number, doneAt: Date | null): Promise<boolean> {
  const isOther = doneAt === null ? sql`${commitment.doneAt} is not null` : isNull(commitment.doneAt);
  const rows = await tx
    .update(commitment)
    .set({ doneAt })
    .where(and(eq(commitment.id, id), isOther))
    .returning({ id: commitment.id });
  return rows.length === 1;
}

/** Alerts that fired, or ended, between two moments, of the lineages that lists show; oldest first. */
export async function alertsOfWeek(tx: Tx, { from, to }: { from: Date; to: Date }): Promise<ReviewAlert[]> {
  const stamp = (column: ReturnType<typeof sql>) =>
    sql`to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
  const [start, end] = [from.toISOString(), to.toISOString()];
  const { rows } = await tx.execute<ReviewAlert & Record<string, unknown>>(sql`
    with moved as (
      select a.*, lineage.slug as slug, lineage.name as lineage_name,
        (select min(e.at) from alert_event e where e.alert_id = a.id and e."to" = 'firing') as fired_at,
        (select min(e.at) from alert_event e where e.alert_id = a.id and e."to" = 'acknowledged') as acknowledged_at
      from alert a join lineage on lineage.id = a.lineage_id where ${isShown()}
    )
    select id, json_build_object('slug', slug, 'name', lineage_name) as lineage, headline, severity, state,
      opened_index as "openedIndex", ${stamp(sql`fired_at`)} as "firedAt", ${stamp(sql`acknowledged_at`)} as "acknowledgedAt",
      ${stamp(sql`resolved_at`)} as "resolvedAt", owner
    from moved
    where (fired_at >= ${start}::timestamptz and fired_at < ${end}::timestamptz)
      or (resolved_at >= ${start}::timestamptz and resolved_at < ${end}::timestamptz)
    order by opened_at, id`);
  return rows;
}
