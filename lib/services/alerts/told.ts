import type { AlertRow } from "#db/alerts.ts";
import type { Tx } from "#db/client.ts";
import { openTicketOf } from "#db/tickets.ts";
import type { Measurement } from "#domain/judgement.ts";
import { metricOf } from "#domain/metrics/registry.ts";
import type { AlertNews, ToldAlert, ToldMeasurement } from "#domain/notify/message.ts";
import { ticketCovers } from "#domain/ticket.ts";

/** The columns of an alert that a message says. */
export type ToldRow = Pick<
  AlertRow,
  "id" | "groupNo" | "state" | "severity" | "headline" | "openedIndex" | "owner" | "openedAt" | "evidence"
>;

/** An alert as messages tell it; the ticket is added when all of its generation is done. */
export function toldAlert(
  row: ToldRow,
  news: AlertNews,
  now: { note?: string; headline?: string; measurement?: Measurement | undefined } = {},
): ToldAlert {
  const { id, version, watch, breach, runbook } = row.evidence.policy;
  const measurement = now.measurement ?? row.evidence.measurements[0];
  return {
    id: row.id,
    group: row.groupNo,
    news,
    state: row.state,
    severity: row.severity,
    headline: now.headline ?? row.headline,
    policy: { id, version, watch, breach },
    measurement: measurement ? toldMeasurement(measurement) : null,
    openedIndex: row.openedIndex,
    owner: row.owner,
    ticket: null,
    note: now.note ?? "",
    openedAt: row.openedAt.toISOString(),
    runbook: runbook ?? null,
  };
}

/** The alerts with the key of the open ticket that asks for what they miss. */
export async function withTicket(tx: Tx, lineageId: string, alerts: readonly ToldAlert[]): Promise<ToldAlert[]> {
  const open = await openTicketOf(tx, lineageId);
  if (open === null) return [...alerts];
  const strata = open.quantities.map(({ stratum }) => stratum);
  return alerts.map((each) => {
    const { measurement } = each;
    const place = measurement && { role: metricOf(measurement.metric).role, slice: measurement.slice };
    const isCovered = open.alertId === each.id || (place !== null && ticketCovers(strata, place));
    return isCovered ? { ...each, ticket: open.key } : each;
  });
}

function toldMeasurement({ metric, version, slice, estimate }: Measurement): ToldMeasurement {
  if (estimate.kind === "unknown") {
    const nothing = { value: null, low: null, high: null, p: null, control: null, mde: null };
    return { metric, version, slice, n: estimate.n ?? null, ...nothing };
  }
  const { value, low, high, n, p, control, mde } = estimate;
  return { metric, version, slice, value, low, high, n, p: p ?? null, control: control ?? null, mde: mde ?? null };
}
