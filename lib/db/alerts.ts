import { and, asc, desc, eq, inArray, lte, ne, sql } from "drizzle-orm";
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

/** The newest generation that a resolved alert of this policy has seen, or null. */
export async function lastResolvedIndex(tx: Tx, lineageId: string, policyId: string): Promise<number | null> {
  const [row] = await tx
    .select({ index: sql<number | null>`max(${alert.lastIndex})` })
    .from(alert)
    .where(and(eq(alert.lineageId, lineageId), eq(alert.policyId, policyId), eq(alert.state, "resolved")));
  return row?.index ?? null;
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

const withLineage = { alert, lineage: { id: lineage.id, slug: lineage.slug, name: lineage.name } };
export interface AlertWithLineage {
  alert: AlertRow;
  lineage: { id: string; slug: string; name: string };
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
