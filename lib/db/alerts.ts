import { and, asc, desc, eq, inArray, isNotNull, lte, ne, or, sql } from "drizzle-orm";
import type { EvidencePoint } from "#domain/alert/evidence.ts";
import type { AlertState } from "#domain/alert.ts";
import type { Tx } from "./client.ts";
import { alert, alertEvent } from "./schema/alerting.ts";
import { evaluation, lineage, measurement } from "./schema/index.ts";
import { isShown } from "./shown.ts";

export type AlertRow = typeof alert.$inferSelect;
export type AlertEventRow = typeof alertEvent.$inferSelect;

/** The open alerts of a lineage, locked until the transaction ends: two judgements cannot move one at once. */
export function openAlerts(tx: Tx, lineageId: string): Promise<AlertRow[]> {
  const isOpen = and(eq(alert.lineageId, lineageId), ne(alert.state, "resolved"));
  return tx.select().from(alert).where(isOpen).for("update");
}

/** The alert of a policy that was resolved last, or null. `lastIndex`: the newest generation that any resolved one has seen. */
export async function lastResolved(
  tx: Tx,
  lineageId: string,
  policyId: string,
): Promise<{ id: string; openedIndex: number; lastIndex: number } | null> {
  const rows = await tx
    .select({ id: alert.id, openedIndex: alert.openedIndex, lastIndex: alert.lastIndex })
    .from(alert)
    .where(and(eq(alert.lineageId, lineageId), eq(alert.policyId, policyId), eq(alert.state, "resolved")))
    .orderBy(desc(alert.lastIndex), desc(alert.openedAt))
    .limit(1);
  return rows[0] ?? null;
}

/** Begins a new group of alerts of a lineage. Returns its number. */
export async function nextAlertGroup(tx: Tx, lineageId: string): Promise<number> {
  const set = { alertGroup: sql`${lineage.alertGroup} + 1` };
  const query = tx.update(lineage).set(set).where(eq(lineage.id, lineageId));
  const [row] = await query.returning({ number: lineage.alertGroup });
  if (!row) throw new Error(`lineage ${lineageId} vanished while its alerts were grouped`);
  return row.number;
}

/** Lineages that time may do something to: with an open alert, or with days in which they expect a generation. */
export async function lineagesToTick(tx: Tx): Promise<string[]> {
  const hasOpen = sql`exists (select 1 from ${alert} where ${alert.lineageId} = ${lineage.id} and ${alert.state} <> 'resolved')`;
  const rows = await tx
    .select({ id: lineage.id })
    .from(lineage)
    .where(or(isNotNull(lineage.expectEveryDays), hasOpen))
    .orderBy(asc(lineage.id));
  return rows.map((row) => row.id);
}

/** The newest line of an alert's history and its age in seconds, or null. */
export async function lastAlertEvent(
  tx: Tx,
  alertId: string,
): Promise<{ actor: string; age: number; note: string } | null> {
  const [row] = await tx
    .select({
      actor: alertEvent.actor,
      note: alertEvent.note,
      age: sql<number>`extract(epoch from clock_timestamp() - ${alertEvent.at})::float8`,
    })
    .from(alertEvent)
    .where(eq(alertEvent.alertId, alertId))
    .orderBy(desc(alertEvent.id))
    .limit(1);
  return row ?? null;
}

/** Stores a new alert. Throws on a second open alert of the same lineage, policy and slice. */
export async function insertAlert(tx: Tx, row: typeof alert.$inferInsert): Promise<void> {
  await tx.insert(alert).values(row);
}

/** New values of an alert; the time of resolving is the database's. */
export type AlertChange = Partial<Omit<typeof alert.$inferInsert, "resolvedAt">> & { state: AlertState };

function stamped(set: AlertChange) {
  return { ...set, resolvedAt: set.state === "resolved" ? sql`now()` : null };
}

/** Overwrites the given columns of an alert. */
export async function updateAlert(tx: Tx, id: string, set: AlertChange): Promise<void> {
  await tx.update(alert).set(stamped(set)).where(eq(alert.id, id));
}

/** Moves an alert only if it still is in the expected state. Returns whether it was. */
export async function moveAlertRow(tx: Tx, id: string, from: AlertState, set: AlertChange): Promise<boolean> {
  const isExpected = and(eq(alert.id, id), eq(alert.state, from));
  const rows = await tx.update(alert).set(stamped(set)).where(isExpected).returning({ id: alert.id });
  return rows.length === 1;
}

/** Appends to the history of an alert. */
export async function insertAlertEvent(tx: Tx, row: typeof alertEvent.$inferInsert): Promise<void> {
  await tx.insert(alertEvent).values(row);
}

const withLineage = {
  alert,
  lineage: { id: lineage.id, slug: lineage.slug, name: lineage.name, owner: lineage.owner },
};
export interface AlertWithLineage {
  alert: AlertRow;
  lineage: { id: string; slug: string; name: string; owner: string | null };
}

/** One alert with its lineage, or null. */
export async function findAlert(tx: Tx, id: string): Promise<AlertWithLineage | null> {
  const query = tx.select(withLineage).from(alert).innerJoin(lineage, eq(lineage.id, alert.lineageId));
  const [row] = await query.where(eq(alert.id, id));
  return row ?? null;
}

/** Alerts, newest first, at most `limit`; of the lineages that lists show or of one, and of all or some states. */
export function listAlerts(
  tx: Tx,
  filter: { states?: readonly AlertState[]; lineageId?: string; limit: number },
): Promise<AlertWithLineage[]> {
  const query = tx.select(withLineage).from(alert).innerJoin(lineage, eq(lineage.id, alert.lineageId));
  const wanted = and(
    filter.states ? inArray(alert.state, [...filter.states]) : undefined,
    filter.lineageId ? eq(alert.lineageId, filter.lineageId) : isShown(),
  );
  return query.where(wanted).orderBy(desc(alert.openedAt), asc(alert.id)).limit(filter.limit);
}

/** How many alerts of the lineages that lists show are in each state. */
export async function alertCounts(tx: Tx): Promise<Partial<Record<AlertState, number>>> {
  const rows = await tx
    .select({ state: alert.state, count: sql<number>`count(*)::int` })
    .from(alert)
    .innerJoin(lineage, eq(lineage.id, alert.lineageId))
    .where(isShown())
    .groupBy(alert.state);
  return Object.fromEntries(rows.map((row) => [row.state, row.count]));
}

/** The history of an alert, oldest first. */
export function alertEvents(tx: Tx, alertId: string): Promise<AlertEventRow[]> {
  return tx.select().from(alertEvent).where(eq(alertEvent.alertId, alertId)).orderBy(asc(alertEvent.id));
}

/** A measurement generation by generation up to an index, the newest revision of each; ascending. */
export async function measurementHistory(
  tx: Tx,
  key: { lineageId: string; metric: string; slice: string; until: number },
): Promise<EvidencePoint[]> {
  const rows = await tx
    .select({
      index: evaluation.index,
      verdict: measurement.verdict,
      value: measurement.value,
      low: measurement.low,
      high: measurement.high,
      n: measurement.n,
      reason: measurement.reason,
    })
    .from(measurement)
    .innerJoin(evaluation, eq(evaluation.id, measurement.evaluationId))
    .where(
      and(
        eq(evaluation.lineageId, key.lineageId),
        eq(measurement.metric, key.metric),
        eq(measurement.slice, key.slice),
        lte(evaluation.index, key.until),
      ),
    )
    .orderBy(asc(evaluation.index), asc(evaluation.revision));
  return [...new Map(rows.map((row) => [row.index, row])).values()];
}
