import type { Severity } from "../alert.ts";
import type { Phase } from "../judgement.ts";
import type { Message, ToldAlert } from "./message.ts";
import type { Route, TARGET_KINDS } from "./target.ts";

type TargetKind = (typeof TARGET_KINDS)[number];

/** A severity as routing knows it: an alert that says nothing could be judged is `unknown`. */
export type ToldSeverity = Severity | "unknown";

/** What of a message routing looks at; null where the message has none. */
export interface RoutedFacts {
  lineage: string | null;
  owner: string | null;
  severity: ToldSeverity | null;
  phase: Phase | null;
}

/** A target as routing sees it. */
export interface RoutedTarget {
  id: string;
  kind: TargetKind;
  isEnabled: boolean;
}

/** How bad an alert is for whoever is told of it. */
export function severityTold(alert: Pick<ToldAlert, "severity" | "measurement">): ToldSeverity {
  return alert.measurement === null || alert.measurement.value === null ? "unknown" : alert.severity;
}

/** Whether a kind holds a state by our messages, so that an incident stays open there until we close it. */
export function holdsState(kind: TargetKind): boolean {
  return kind === "pagerduty" || kind === "alertmanager";
}

/**
 * What happened to a ticket that only those who mirror tickets or read everything want to know. A proposed one is named by
 * the message of the alert that caused it: one cause, one message.
 */
const MINOR = new Set(["proposed", "assigned", "commented", "progress"]);

/** Whether a kind of target has words for a message at all: a pager knows no tickets, a tracker no alerts. */
export function speaks(kind: TargetKind, message: Message): boolean {
  if (message.kind === "test" || kind === "webhook") return true;
  if (holdsState(kind)) return message.kind === "alerts";
  if (kind === "tracker") return message.kind === "ticket";
  return message.kind !== "judged" && !(message.kind === "ticket" && MINOR.has(message.news));
}

/** Whether a kind hears of a severity where nobody wrote a route. */
export function hearsByDefault(kind: TargetKind, severity: ToldSeverity | null): boolean {
  if (kind === "pagerduty") return severity === "breach";
  if (kind === "alertmanager") return severity !== "unknown";
  return true;
}

/** Whether a route is about something. A route's null fits everything. */
export function fits(route: Route, facts: RoutedFacts): boolean {
  return (["lineage", "owner", "severity", "phase"] as const).every(
    (part) => route[part] === null || route[part] === facts[part],
  );
}

/**
 * Who is told: the targets of the first route that fits, in the order given. Without any route every enabled target, but a
 * pager of breaches only; a tracker hears of every ticket, since it mirrors them. Returns ids.
 */
export function routed(facts: RoutedFacts, routes: readonly Route[], targets: readonly RoutedTarget[]): string[] {
  const enabled = targets.filter((target) => target.isEnabled);
  const first = routes.find((route) => fits(route, facts));
  return enabled
    .filter(({ id, kind }) => {
      if (kind === "tracker") return facts.severity === null;
      return routes.length === 0 ? hearsByDefault(kind, facts.severity) : first?.targets.includes(id);
    })
    .map(({ id }) => id);
}
