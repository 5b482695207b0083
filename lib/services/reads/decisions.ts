import type { SeriesRow } from "#db/measurements.ts";
import type { AlertHead, TicketHead } from "#db/open-work.ts";
import { metricOf } from "#domain/metrics/registry.ts";
import { plural } from "#domain/present/format.ts";
import { remedyWords } from "#domain/present/loop.ts";
import type { Decision } from "#domain/present/views/decision.ts";
import type { LineageRow } from "#domain/present/views/lineage.ts";
import { ticketCovers } from "#domain/ticket.ts";
import { type Fired, figureOf } from "./figures.ts";
import { isOpen } from "./lineage-rows.ts";

/** What decisions are read from; `rowOfId`: the lineages shown. */
export interface Waiting {
  tickets: readonly TicketHead[];
  alerts: readonly AlertHead[];
  series: readonly SeriesRow[];
  rowOfId: Map<string, LineageRow>;
}

/** What waits for a person: tickets to approve, and breaches that nobody took and no ticket covers, one a lineage; worst lineage first. */
export function decisionsOf(waiting: Waiting): Decision[] {
  const { tickets, alerts, rowOfId } = waiting;
  const proposed = tickets.filter((ticket) => ticket.state === "proposed" || ticket.state === "reopened");
  const bare = alerts.filter((alert) => isBare(alert, tickets));
  const firstOf = bare.filter((alert, at) => bare.findIndex((each) => each.lineageId === alert.lineageId) === at);
  const place = Array.from(rowOfId.values(), ({ slug }) => slug);
  const found = [
    ...proposed.flatMap((ticket) => placed(ticket.lineageId, rowOfId, ticketDecision(ticket, waiting))),
    ...firstOf.flatMap((alert) => placed(alert.lineageId, rowOfId, alertDecision(alert, waiting))),
  ];
  return found.sort((a, b) => place.indexOf(a.lineage.slug) - place.indexOf(b.lineage.slug));
}

function isBare(alert: AlertHead, tickets: readonly TicketHead[]): boolean {
  if (alert.state !== "firing" || alert.severity !== "breach") return false;
  const place = { role: metricOf(alert.metric).role, slice: alert.slice };
  const own = tickets.filter((ticket) => ticket.lineageId === alert.lineageId && isOpen(ticket));
  return !own.some((ticket) => ticket.alertId === alert.id || ticketCovers(ticket.strata, place));
}

function placed(lineageId: string, rowOfId: Waiting["rowOfId"], decision: Omit<Decision, "lineage">): Decision[] {
  const row = rowOfId.get(lineageId);
  return row === undefined ? [] : [{ ...decision, lineage: { slug: row.slug, name: row.name } }];
}

function ticketDecision(ticket: TicketHead, { alerts, series }: Waiting): Omit<Decision, "lineage"> {
  const { key, headline, humanSamples, openedIndex: since, owner, due } = ticket;
  const act = humanSamples === 0 ? "Decide the repair" : `Approve ${plural(humanSamples, "human sample")}`;
  const fired = alerts.find((alert) => alert.id === ticket.alertId);
  const finding = fired ? `${headline}${newsOf(fired, series)}` : headline;
  return { key, subject: key, state: ticket.state, href: `/tickets/${key}`, finding, act, since, owner, due };
}

function alertDecision(alert: AlertHead, { series }: Waiting): Omit<Decision, "lineage"> {
  const { id, headline, openedIndex: since, owner, metric } = alert;
  const remedy = remedyWords(metricOf(metric).role);
  const finding = `${headline}${newsOf(alert, series)}${remedy === null ? "" : ` ${remedy}`}`;
  return {
    key: "alert",
    subject: id,
    state: null,
    href: `/alerts/${id}`,
    finding,
    act: "Look at the alert",
    since,
    owner,
    due: null,
  };
}

/** " It read 76% at g1, now 14% at g6."; nothing while the figure that fired is the newest. */
function newsOf(fired: Fired, series: readonly SeriesRow[]): string {
  const figure = figureOf(fired, series);
  return figure === figureOf(fired, []) ? "" : ` It read ${figure}.`;
}
