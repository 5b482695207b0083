import type { AlertMessage, Message, ToldAlert } from "../message.ts";
import { cut, plainLine } from "../quoting.ts";
import { severityTold } from "../routing.ts";
import type { Outgoing } from "../spoken.ts";

/** How often an open alert is told again, in milliseconds: Alertmanager forgets what is not. */
export const RESEND_MS = 10 * 60_000;
const LONGEST = 1_000;

/** An alert as Alertmanager takes it. Source: prometheus/alertmanager, api/v2/openapi.yaml, postableAlert. */
interface PostableAlert {
  labels: Record<string, string>;
  annotations: Record<string, string>;
  startsAt: string;
  endsAt: string;
  generatorURL: string;
}

/**
 * The body for `POST /api/v2/alerts`: open alerts end three intervals from now unless they are told again, closed ones now.
 * The generation is an annotation: as a label it would make another alert each time.
 */
export function alertmanagerBody(out: Outgoing<Message>): PostableAlert[] {
  const { message, now, base, spoken } = out;
  if (message.kind === "test") return [testAlert(spoken.title, now, base)];
  if (message.kind !== "alerts") return [];
  return message.alerts.flatMap((alert) => {
    const posted = postable(alert, message, out);
    if (alert.news !== "raised") return [posted];
    // Severity is a label, so what was raised is another alert there: the old one ends.
    return [{ ...posted, labels: { ...posted.labels, severity: "watch" }, endsAt: now.toISOString() }, posted];
  });
}

function postable(alert: ToldAlert, message: AlertMessage, { now, base }: Outgoing<Message>): PostableAlert {
  const told = alert.measurement;
  const ends = alert.state === "resolved" ? now.getTime() : now.getTime() + 3 * RESEND_MS;
  return {
    labels: {
      alertname: alert.policy.id,
      lineage: message.lineage.slug,
      metric: told?.metric ?? "none",
      slice: told?.slice ?? "all",
      severity: severityTold(alert),
    },
    annotations: {
      summary: cut(plainLine(`${message.lineage.slug}: ${alert.headline}`), LONGEST),
      generation: String(message.generation),
      ...(told?.value != null && { value: String(told.value) }),
      ...(alert.runbook !== null && { runbook_url: alert.runbook }),
    },
    startsAt: alert.openedAt,
    endsAt: new Date(ends).toISOString(),
    generatorURL: `${base}/alerts/${alert.id}`,
  };
}

function testAlert(summary: string, now: Date, base: string): PostableAlert {
  return {
    labels: { alertname: "tailwatch-test", severity: "none" },
    annotations: { summary },
    startsAt: now.toISOString(),
    endsAt: new Date(now.getTime() + 60_000).toISOString(),
    generatorURL: `${base}/settings/notifications`,
  };
}
