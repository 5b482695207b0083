import { type AlertRow, type AlertWithLineage, alertCounts, alertEvents, findAlert, listAlerts } from "#db/alerts.ts";
import { listEvaluations } from "#db/evaluations.ts";
import { listTickets } from "#db/tickets.ts";
import { acted } from "#domain/alert/transition.ts";
import { ALERT_ACTS, ALERT_STATES, type AlertState } from "#domain/alert.ts";
import { evidenceSeries } from "#domain/present/evidence-series.ts";
import type { AlertDetail, AlertInbox, AlertItem } from "#domain/present/views/alert.ts";
import type { SeriesView } from "#domain/present/views/series.ts";
import type { Context } from "#services/context.ts";

const SHOWN = 500;

/** The inbox: alerts in some states, grouped by lineage; groups and alerts with the oldest breach first. */
export async function readAlerts({ db }: Context, states: readonly AlertState[]): Promise<AlertInbox> {
  const rows = await listAlerts(db, { states, limit: SHOWN });
  const items = (await withTickets({ db }, rows)).sort(byHarm);
  const groups = Map.groupBy(items, (item) => item.lineage.slug);
  const counted = await alertCounts(db);
  const counts = Object.fromEntries(ALERT_STATES.map((state) => [state, counted[state] ?? 0]));
  return {
    counts: counts as AlertInbox["counts"],
    groups: [...groups.values()].flatMap((alerts) => (alerts[0] ? [{ lineage: alerts[0].lineage, alerts }] : [])),
  };
}

/** Breaches before watches; within them the one that stands longest. */
function byHarm(a: AlertItem, b: AlertItem): number {
  if (a.severity !== b.severity) return a.severity === "breach" ? -1 : 1;
  return a.openedAt < b.openedAt ? -1 : a.openedAt > b.openedAt ? 1 : a.openedIndex - b.openedIndex;
}

/** One alert with its frozen evidence, its history and what happened since; null when there is none of that id. */
export async function readAlert({ db }: Context, id: string): Promise<AlertDetail | null> {
  const found = await findAlert(db, id);
  if (!found) return null;
  const { alert, lineage } = found;
  const [item] = await withTickets({ db }, [found]);
  if (!item) return null;
  const [events, evaluations, siblings] = await Promise.all([
    alertEvents(db, id),
    listEvaluations(db, lineage.id),
    listAlerts(db, { states: ["resolved"], lineageId: lineage.id, limit: 50 }),
  ]);
  const newest = evaluations.at(-1);
  const similar = siblings.filter((each) => each.alert.policyId === alert.policyId && each.alert.id !== id);
  const isNewer = newest !== undefined && newest.index > alert.evidence.generation;
  return {
    ...item,
    evidence: alert.evidence,
    series: seriesOf(alert),
    acts: ALERT_ACTS.filter((act) => acted(alert.state, act) !== null),
    history: events.map((event) => ({ ...event, at: event.at.toISOString() })),
    since: isNewer ? { index: newest.index, verdict: newest.verdict, headline: newest.headline } : null,
    past: await withTickets({ db }, similar),
  };
}

/** The measurement that led an alert, as a chart reads it. */
export function seriesOf({ metric, slice, evidence }: AlertRow): SeriesView | null {
  const leading = evidence.measurements[0];
  const { watch, breach } = evidence.policy;
  return evidenceSeries({ metric, slice: leading?.slice ?? slice, watch, breach }, evidence.history);
}

async function withTickets({ db }: Pick<Context, "db">, rows: AlertWithLineage[]): Promise<AlertItem[]> {
  const ids = rows.map((row) => row.alert.id);
  const tickets = ids.length === 0 ? [] : await listTickets(db, { alertIds: ids, limit: SHOWN });
  const keys = new Map(tickets.map(({ ticket }) => [ticket.alertId, ticket.key]));
  return rows.map(({ alert, lineage }) => ({
    id: alert.id,
    lineage: { slug: lineage.slug, name: lineage.name },
    policy: alert.policyId,
    metric: alert.metric,
    slice: alert.evidence.measurements[0]?.slice ?? alert.slice,
    severity: alert.severity,
    state: alert.state,
    headline: alert.headline,
    openedIndex: alert.openedIndex,
    lastIndex: alert.lastIndex,
    okRun: alert.okRun,
    clearAfter: alert.evidence.policy.clearAfter,
    owner: alert.owner,
    openedAt: alert.openedAt.toISOString(),
    resolvedAt: alert.resolvedAt?.toISOString() ?? null,
    ticket: keys.get(alert.id) ?? null,
  }));
}
