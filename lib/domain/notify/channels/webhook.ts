import { isOpening } from "../audience.ts";
import type { AlertMessage, Message, ToldAlert } from "../message.ts";
import { leadingAlert, typeOf } from "../message-type.ts";
import { cut, quoted } from "../quoting.ts";
import type { Outgoing } from "../spoken.ts";

/** Standard Webhooks asks for bodies under 20 KB. */
const MOST_BYTES = 20_000;
/** Room for what is added around the list of alerts. */
const RESERVE = 2_000;
const LONGEST = 1_000;

/** The body of a webhook: `type`, `timestamp` and `data`, under 20 KB. Source: standardwebhooks.com. */
export function webhookBody(out: Outgoing<Message>, writtenAt: string): Record<string, unknown> {
  const { message } = out;
  return { type: typeOf(message), timestamp: writtenAt, data: dataOf(message, out) };
}

function dataOf(message: Message, out: Outgoing<Message>): Record<string, unknown> {
  switch (message.kind) {
    case "alerts":
      return alertData(message, out);
    case "ticket": {
      const { key } = message.ticket;
      const { strata, ...ticket } = message.ticket;
      const links = { ticket: `${out.base}/tickets/${key}`, brief: `${out.base}/api/v1/tickets/${key}/brief.md` };
      const { news, note, actor } = message;
      const told = { ...ticket, strata: strata.slice(0, 50), lineage: message.lineage.slug };
      return { ...told, headline: cut(ticket.headline, LONGEST), news, note: cut(note, LONGEST), actor, links };
    }
    case "judged": {
      const { kind: _kind, lineage, ...judged } = message;
      return { lineage: lineage.slug, ...judged, links: { lineage: `${out.base}/lineages/${lineage.slug}` } };
    }
    case "review": {
      const { kind: _kind, ...review } = message;
      return { ...review, links: { review: `${out.base}/reviews/${review.review}` } };
    }
    case "risk":
      return {
        lineage: message.lineage.slug,
        ...message.risk,
        links: { risk: `${out.base}/risks/${message.risk.ref}` },
      };
    case "test":
      return { test: true, by: message.by };
  }
}

/** The alert that leads, as fields of the body; the others beside it, as many as fit. */
function alertData(message: AlertMessage, out: Outgoing<Message>): Record<string, unknown> {
  const { lineage, generation, revision, phase, mechanism, leadTime } = message;
  const lead = leadingAlert(message);
  const others = message.alerts.filter((alert) => alert !== lead).map((alert) => alertOf(alert, message, out.base));
  const data = {
    ...(lead && alertOf(lead, message, out.base)),
    lineage: lineage.slug,
    generation,
    revision,
    phase,
    mechanism,
    leadTime,
    ...(out.samples && { lostEvents: quoted(message.lostEvents) }),
  };
  const shown = fitting(others, MOST_BYTES - RESERVE - bytesOf(data));
  return { ...data, others: shown, ...(shown.length < others.length && { more: others.length - shown.length }) };
}

/** The page of exactly the samples that it is about; once it is over, those of the generation that opened it. */
function samplesOf(alert: ToldAlert, { lineage, generation, revision }: AlertMessage): string {
  const asked = isOpening(alert.news) ? `g=${generation}&revision=${revision}` : `g=${alert.openedIndex}`;
  const slice = encodeURIComponent(alert.measurement?.slice ?? "all");
  return `/lineages/${encodeURIComponent(lineage.slug)}/samples?${asked}&slice=${slice}`;
}

function alertOf(alert: ToldAlert, message: AlertMessage, base: string): Record<string, unknown> {
  const { lineage } = message;
  const { id, group, measurement, policy, severity, news, state, ticket, owner } = alert;
  return {
    alert: id,
    group: `${lineage.id}:${group}`,
    news,
    state,
    severity,
    headline: cut(alert.headline, LONGEST),
    measurement,
    policy,
    openedAt: alert.openedAt,
    owner,
    note: cut(alert.note, LONGEST),
    ticket,
    links: {
      alert: `${base}/alerts/${id}`,
      samples: base + samplesOf(alert, message),
      ...(ticket && { ticket: `${base}/tickets/${ticket}` }),
      ...(alert.runbook && { runbook: alert.runbook }),
    },
  };
}

function fitting<T>(all: readonly T[], room: number): T[] {
  let left = room;
  const shown = all.findIndex((each) => {
    left -= bytesOf(each) + 1;
    return left < 0;
  });
  return shown === -1 ? [...all] : all.slice(0, shown);
}

const bytesOf = (value: unknown) => new TextEncoder().encode(JSON.stringify(value)).length;
