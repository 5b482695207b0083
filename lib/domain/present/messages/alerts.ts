import type { Verdict } from "../../judgement.ts";
import { metricOf } from "../../metrics/registry.ts";
import type { AlertMessage, AlertNews, ToldAlert } from "../../notify/message.ts";
import { leadingAlert } from "../../notify/message-type.ts";
import { severityTold } from "../../notify/routing.ts";
import type { Spoken } from "../../notify/spoken.ts";
import { count, generationName, interval, plural } from "../format.ts";

const HOUR_MS = 3_600_000;

/** News of alerts in words, named after the one that leads. Given when it was written, as ISO time. */
export function spokenAlerts(message: AlertMessage, at: string): Spoken {
  const lead = leadingAlert(message);
  const place = `${message.lineage.slug} ${generationName(message.generation)}`;
  const others = message.alerts.filter((alert) => alert !== lead);
  const said = lead === null ? "" : newsWords(lead, at);
  const headline = lead?.headline ?? "";
  return {
    tag: lead === null ? "alert" : tagOf(lead),
    tone: lead === null ? "unknown" : toneOf(lead),
    title: `${place}: ${said}${headline}`,
    short: `${place}: ${said}${headline.replace(/ \(.*$/s, "").replace(/\.$/, "")}`,
    details: [
      phaseLine(message),
      ...(lead?.note ? [`Note: ${lead.note}`] : []),
      ...others.map((alert) => `${capital(`${newsWords(alert, at)}${alert.headline}`)}`),
    ],
    next: lead === null ? "" : nextAct(lead),
    facts: lead === null ? [] : factsOf(lead, message),
    quotes: message.lostEvents,
    context: lead === null ? "" : contextOf(lead, message),
    links: lead === null ? [] : linksOf(lead),
    alertId: lead?.id ?? null,
  };
}

const TAGS: Partial<Record<AlertNews, string>> = {
  acknowledged: "acknowledged",
  recovering: "recovering",
  resolved: "resolved",
  snoozed: "snoozed",
};

function tagOf(alert: ToldAlert): string {
  return TAGS[alert.news] ?? severityTold(alert);
}

function toneOf(alert: ToldAlert): Verdict {
  return alert.news === "resolved" ? "ok" : severityTold(alert);
}

/** What happened, before the finding that the alert fired on; firing itself needs no word. */
function newsWords(alert: ToldAlert, at: string): string {
  switch (alert.news) {
    case "firing":
      return "";
    case "raised":
      return `raised to ${alert.severity}. `;
    case "reminder":
      return `still firing, ${lasting(alert, at)}. `;
    case "unsnoozed":
      return "no longer snoozed. ";
    case "acknowledged":
      return `${alert.owner ?? "somebody"} has taken it. `;
    case "recovering":
      return "recovering. ";
    case "resolved":
      return `resolved after ${lasting(alert, at)}. It fired on: `;
    case "snoozed":
      return "snoozed. ";
  }
}

function lasting(alert: ToldAlert, at: string): string {
  const hours = Math.max(0, (Date.parse(at) - Date.parse(alert.openedAt)) / HOUR_MS);
  if (hours < 1) return "less than an hour";
  return hours < 48 ? plural(Math.floor(hours), "hour") : plural(Math.floor(hours / 24), "day");
}

function phaseLine({ phase, mechanism, leadTime }: AlertMessage): string {
  const parts = [`Phase ${phase}`, mechanism === null ? null : `mechanism ${mechanism}`, leadTime];
  return `${parts.filter((part) => part !== null).join(", ")}.`;
}

function nextAct(alert: ToldAlert): string {
  if (alert.news === "resolved") return "There is nothing left to do.";
  if (alert.news === "acknowledged") return `${alert.owner ?? "Whoever took it"} looks into it; nobody else needs to.`;
  if (alert.news === "recovering") return "Wait for the next generation: it resolves by measurement.";
  if (alert.news === "snoozed") return "You hear of it when the snooze ends, or earlier if it gets worse.";
  if (severityTold(alert) === "unknown") return "Open the alert: it says what would end the unknown.";
  if (alert.ticket !== null) return `Decide on ticket ${alert.ticket}: it says how many human samples bring it back.`;
  return "Open the alert, read the evidence, and acknowledge it.";
}

function factsOf(alert: ToldAlert, message: AlertMessage): Spoken["facts"] {
  const told = alert.measurement;
  const owner = { name: "Owner", value: alert.owner ?? message.lineage.owner ?? "nobody yet" };
  if (told === null || told.value === null || told.low === null || told.high === null) return [owner];
  const lines = [alert.policy.watch, alert.policy.breach].filter((line) => line !== null);
  const shown = interval({ value: told.value, low: told.low, high: told.high }, metricOf(told.metric).unit, lines);
  return [
    { name: metricOf(told.metric).label, value: `${shown.value} (${shown.interval})` },
    ...(told.control === null ? [] : [{ name: "Human control", value: `n = ${count(told.control.n)}` }]),
    ...(told.n === null ? [] : [{ name: "Samples", value: `n = ${count(told.n)}` }]),
    owner,
  ];
}

function contextOf({ policy }: ToldAlert, { generation, revision }: AlertMessage): string {
  return `Policy ${policy.id} version ${policy.version}, generation ${generation}, revision ${revision}`;
}

function linksOf(alert: ToldAlert): Spoken["links"] {
  return [
    { name: "Open alert", path: `/alerts/${alert.id}` },
    ...(alert.ticket === null ? [] : [{ name: `Open ${alert.ticket}`, path: `/tickets/${alert.ticket}` }]),
    ...(alert.runbook === null ? [] : [{ name: "Runbook", path: alert.runbook }]),
  ];
}

const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
