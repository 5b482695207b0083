import { type AlertRow, type AlertWithLineage, alertCounts, alertEvents, findAlert, listAlerts } from "#db/alerts.ts";
import { latestEvaluations, listEvaluations } from "#db/evaluations.ts";
import { listAllSeries } from "#db/measurements.ts";
import { listTicketHeads, type TicketHead } from "#db/open-work.ts";
import { legalActs } from "#domain/alert/transition.ts";
import { ALERT_STATES, type AlertState } from "#domain/alert.ts";
import { metricOf } from "#domain/metrics/registry.ts";
import { evidenceSeries } from "#domain/present/evidence-series.ts";
import { remedyWords } from "#domain/present/loop.ts";
import type { AlertDetail, AlertInbox, AlertItem } from "#domain/present/views/alert.ts";
import type { SeriesView } from "#domain/present/views/series.ts";
import { ticketCovers } from "#domain/ticket.ts";
import { leadTimeOf } from "#services/alerts/lead-time.ts";
import type { Context } from "#services/context.ts";
import { type Fired, figureOf } from "./figures.ts";
import { isOpen } from "./lineage-rows.ts";

const SHOWN = 500;

/** The inbox: alerts in some states, grouped by lineage; groups and alerts with the oldest breach first. */
export async function readAlerts(
  { db, now }: Pick<Context, "db" | "now">,
  states: readonly AlertState[],
): Promise<AlertInbox> {
  const rows = await listAlerts(db, { states, limit: SHOWN });
  const items = (await withTickets({ db }, rows)).sort(byHarm);
  const groups = Map.groupBy(items, (item) => item.lineage.slug);
  const counted = await alertCounts(db);
  const counts = Object.fromEntries(ALERT_STATES.map((state) => [state, counted[state] ?? 0]));
  const judged = (await latestEvaluations(db)).map(({ judgedAt }) => judgedAt.getTime());
  return {
    counts: counts as AlertInbox["counts"],
    judgedAt: judged.length === 0 ? null : new Date(Math.max(...judged)),
    now: now(),
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
  const { generation, revision = 1 } = alert.evidence;
  const isRevision = newest?.index === generation && newest.revision > revision;
  const isNewer = newest !== undefined && (newest.index > generation || isRevision);
  return {
    ...item,
    evidence: alert.evidence,
    series: seriesOf(alert),
    acts: legalActs(alert),
    history: events.map((event) => ({ ...event, at: event.at.toISOString() })),
    since: isNewer ? { index: newest.index, verdict: newest.verdict, headline: newest.headline, isRevision } : null,
    leadTime: alert.evidence.measurements.length === 0 ? null : await leadTimeOf(db, lineage.id, alert),
    runbook: alert.evidence.policy.runbook ?? null,
    previousId: alert.previousId,
    past: await withTickets({ db }, similar),
  };
}

/** The measurement that led an alert, as a chart reads it. */
export function seriesOf({ metric, slice, evidence }: AlertRow): SeriesView | null {
  const leading = evidence.measurements[0];
  const { watch, breach } = evidence.policy;
  return evidenceSeries({ metric, slice: leading?.slice ?? slice, watch, breach }, evidence.history);
}

/** The figure an alert fired on and the newest, by alert. */
export async function figuresOf({ db }: Pick<Context, "db">, rows: readonly AlertRow[]): Promise<Map<string, string>> {
  const series = await listAllSeries(db, [...new Set(rows.map((row) => row.metric))]);
  return new Map(rows.map((row) => [row.id, figureOf(firedOf(row), series)]));
}

function firedOf({ lineageId, metric, slice, evidence }: AlertRow): Fired {
  const [leading] = evidence.measurements;
  const value = leading?.estimate.kind === "value" ? leading.estimate.value : null;
  return { lineageId, metric, slice: leading?.slice ?? slice, generation: evidence.generation, value };
}

async function withTickets({ db }: Pick<Context, "db">, rows: AlertWithLineage[]): Promise<AlertItem[]> {
  if (rows.length === 0) return [];
  const tickets = await listTicketHeads(db);
  const figures = await figuresOf(
    { db },
    rows.map((row) => row.alert),
  );
  return rows.map(({ alert, lineage }) => ({
    id: alert.id,
    lineage: { slug: lineage.slug, name: lineage.name },
    policy: alert.policyId,
    metric: alert.metric,
    slice: alert.evidence.measurements[0]?.slice ?? alert.slice,
    severity: alert.severity,
    state: alert.state,
    headline: alert.headline,
    figure: figures.get(alert.id) ?? "",
    openedIndex: alert.openedIndex,
    lastIndex: alert.lastIndex,
    okRun: alert.okRun,
    clearAfter: alert.evidence.policy.clearAfter,
    owner: alert.owner,
    snooze: alert.snooze,
    group: alert.groupNo,
    openedAt: alert.openedAt.toISOString(),
    resolvedAt: alert.resolvedAt?.toISOString() ?? null,
    ticket: ticketOf(alert, tickets),
    remedy: remedyWords(metricOf(alert.metric).role, alert.policyId),
  }));
}

function ticketOf(alert: AlertRow, tickets: readonly TicketHead[]): string | null {
  const own = tickets.find((ticket) => ticket.alertId === alert.id);
  if (own || alert.state === "resolved") return own?.key ?? null;
  const place = { role: metricOf(alert.metric).role, slice: firedOf(alert).slice };
  const open = tickets.filter((ticket) => ticket.lineageId === alert.lineageId && isOpen(ticket));
  return open.find((ticket) => ticketCovers(ticket.strata, place))?.key ?? null;
}
