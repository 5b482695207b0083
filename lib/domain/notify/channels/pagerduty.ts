import { pagerAct } from "../audience.ts";
import type { AlertMessage, Message, TestMessage, ToldAlert } from "../message.ts";
import { leadingAlert } from "../message-type.ts";
import { cut, plainLine } from "../quoting.ts";
import { severityTold } from "../routing.ts";
import type { Outgoing } from "../spoken.ts";

const LONGEST_SUMMARY = 1_024;

/**
 * The event for PagerDuty, Events API v2; one incident a group of alerts, so trigger, acknowledge and resolve share a key.
 * Null where a pager has nothing to do. Source: developer.pagerduty.com, Events API v2.
 */
export function pagerdutyBody(out: Outgoing<Message>, routingKey: string): Record<string, unknown> | null {
  const { message } = out;
  if (message.kind === "test") return testEvent({ ...out, message }, routingKey);
  if (message.kind !== "alerts") return null;
  const act = pagerAct(message);
  const lead = leadingAlert(message);
  if (act === null || lead === null) return null;
  const event = {
    routing_key: routingKey,
    event_action: act,
    dedup_key: `tailwatch:${out.installation}:${message.lineage.id}:${lead.group}`,
  };
  return act === "trigger" ? { ...event, ...triggered({ ...out, message }, lead) } : event;
}

function triggered({ message, spoken, base, image, now }: Outgoing<AlertMessage>, lead: ToldAlert) {
  const title = cut(plainLine(spoken.title), LONGEST_SUMMARY);
  const links = spoken.links.map(({ name, path }) => ({ href: path.startsWith("/") ? base + path : path, text: name }));
  return {
    client: "Tailwatch",
    client_url: links[0]?.href ?? base,
    payload: {
      severity: pagerSeverity(message, lead),
      summary: title,
      source: message.lineage.slug,
      timestamp: now.toISOString(),
      component: lead.measurement?.metric.split(".")[0] ?? "judgement",
      group: message.lineage.slug,
      class: lead.measurement?.metric ?? lead.policy.id,
      custom_details: detailsOf(message, lead),
    },
    links,
    ...(image !== null && { images: [{ src: image, href: links[0]?.href ?? base, alt: title }] }),
  };
}

function pagerSeverity(message: AlertMessage, lead: ToldAlert): "critical" | "error" | "warning" | "info" {
  const severity = severityTold(lead);
  if (severity === "breach") return message.phase === "late-collapse" ? "critical" : "error";
  return severity === "watch" ? "warning" : "info";
}

function detailsOf(message: AlertMessage, lead: ToldAlert): Record<string, string | number> {
  const told = lead.measurement;
  return {
    generation: message.generation,
    ...(told && { slice: told.slice }),
    ...(told?.n && { n: told.n }),
    ...(told?.control && { control_n: told.control.n }),
    phase: message.phase,
    ...(message.mechanism && { mechanism: message.mechanism }),
    policy: `${lead.policy.id} v${lead.policy.version}`,
    ...(lead.ticket && { ticket: lead.ticket }),
    alerts: message.alerts.length,
  };
}

/** A try-out opens an incident of its own, marked as such, that somebody closes by hand. */
function testEvent({ id, spoken, base, now }: Outgoing<TestMessage>, routingKey: string): Record<string, unknown> {
  return {
    routing_key: routingKey,
    event_action: "trigger",
    dedup_key: `tailwatch:test:${id}`,
    client: "Tailwatch",
    client_url: base,
    payload: {
      severity: "info",
      summary: `[test] ${spoken.title}`,
      source: "tailwatch",
      timestamp: now.toISOString(),
      custom_details: { test: "yes" },
    },
  };
}
