import type { AlertState } from "../alert.ts";
import type { AlertMessage, AlertNews, GroupStanding, Message, ToldAlert } from "./message.ts";
import { type RoutedFacts, type RoutedTarget, routed, severityTold, speaks } from "./routing.ts";
import type { Route } from "./target.ts";

/** What is known when a message is about to be written. */
export interface Audience {
  targets: readonly RoutedTarget[];
  routes: readonly Route[];
  /** Ids of the alerts that each target was told of, by the id of the target; removed targets stand here too. */
  told: ReadonlyMap<string, ReadonlySet<string>>;
  /** States of all alerts of the groups in question. */
  states: ReadonlyMap<string, AlertState>;
}

/** A message for those who get exactly it. */
export interface Addressed {
  message: Message;
  /** Messages of one thread reach a target in order. */
  thread: string;
  subjects: string[];
  targets: string[];
}

/** News that may be the first somebody hears of an alert; all other news goes to those who heard. */
const OPENING = new Set<AlertNews>(["firing", "raised", "reminder", "unsnoozed"]);

/** Whether news tells of an alert that asks for somebody. */
export const isOpening = (news: AlertNews) => OPENING.has(news);

/**
 * Who gets what of a message: opening news by the routes, closing news wherever opening news went, whatever became of routes
 * and targets since. Targets that get the same alerts get one message. Pending alerts are nobody's news.
 */
export function addressed(message: Message, audience: Audience): Addressed[] {
  if (message.kind === "alerts") return groupsOf(message).flatMap((part) => addressedAlerts(part, audience));
  const targets = routed(factsOf(message), audience.routes, audience.targets).filter((id) =>
    audience.targets.some((target) => target.id === id && speaks(target.kind, message)),
  );
  return targets.length === 0 ? [] : [{ message, ...placeOf(message), targets }];
}

function groupsOf(message: AlertMessage): AlertMessage[] {
  const heard = message.alerts.filter((alert) => alert.state !== "pending");
  const groups = Array.from(new Set(heard.map((alert) => alert.group)));
  return groups.map((group) => ({ ...message, alerts: heard.filter((alert) => alert.group === group) }));
}

function addressedAlerts(message: AlertMessage, audience: Audience): Addressed[] {
  const thread = `${message.lineage.id}:${message.alerts[0]?.group}`;
  const bySame = new Map<string, Addressed>();
  for (const target of audience.targets) {
    const alerts = message.alerts.filter((alert) => isFor(target, alert, message, audience));
    if (alerts.length === 0) continue;
    const standing = standingOf(target.id, message, alerts, audience);
    const part = { ...message, alerts, standing };
    if (target.kind === "pagerduty" && pagerAct(part) === null) continue;
    const subjects = alerts.map((alert) => alert.id);
    const same = JSON.stringify([subjects, standing]);
    const known = bySame.get(same);
    if (known) known.targets.push(target.id);
    else bySame.set(same, { message: part, thread, subjects, targets: [target.id] });
  }
  return Array.from(bySame.values());
}

function isFor(target: RoutedTarget, alert: ToldAlert, message: AlertMessage, audience: Audience): boolean {
  if (!speaks(target.kind, message)) return false;
  if (!isOpening(alert.news)) return audience.told.get(target.id)?.has(alert.id) ?? false;
  const { lineage, phase } = message;
  const facts = {
    lineage: lineage.slug,
    owner: alert.owner ?? lineage.owner,
    severity: severityTold(alert),
    phase,
  };
  return routed(facts, audience.routes, [target]).length > 0;
}

/** The alerts of the group as this target knows them: those it was told of before, and those it is told of now. */
function standingOf(id: string, message: AlertMessage, now: readonly ToldAlert[], audience: Audience): GroupStanding {
  const known = new Set([...(audience.told.get(id) ?? []), ...now.map((alert) => alert.id)]);
  const states = new Map([...audience.states, ...message.alerts.map((each) => [each.id, each.state] as const)]);
  const inState = (state: AlertState) => Array.from(known).filter((alert) => states.get(alert) === state).length;
  return { firing: inState("firing"), acknowledged: inState("acknowledged"), recovering: inState("recovering") };
}

/**
 * What a pager does on a message: an incident stands for a group, so it is resolved when nothing of it is open, acknowledged
 * when somebody has it and nothing fires, triggered by opening news. Null: nothing that a pager could do.
 */
export function pagerAct(message: AlertMessage): "trigger" | "acknowledge" | "resolve" | null {
  const { firing, acknowledged, recovering } = message.standing ?? { firing: 1, acknowledged: 0, recovering: 0 };
  if (firing + acknowledged + recovering === 0) return "resolve";
  if (message.alerts.some((alert) => isOpening(alert.news))) return "trigger";
  return firing === 0 && acknowledged > 0 ? "acknowledge" : null;
}

type Unalerted = Exclude<Message, AlertMessage>;

function factsOf(message: Unalerted): RoutedFacts {
  const lineage = "lineage" in message ? message.lineage : null;
  const owner = message.kind === "ticket" ? (message.ticket.owner ?? message.lineage.owner) : (lineage?.owner ?? null);
  return {
    lineage: lineage?.slug ?? null,
    owner,
    severity: null,
    phase: message.kind === "judged" ? message.phase : null,
  };
}

function placeOf(message: Unalerted): Pick<Addressed, "thread" | "subjects"> {
  switch (message.kind) {
    case "ticket":
      return { thread: message.ticket.key, subjects: [message.ticket.key] };
    case "judged":
      return { thread: `${message.lineage.id}:judged`, subjects: [`${message.lineage.id}:${message.generation}`] };
    case "review":
      return { thread: `review:${message.review}`, subjects: [message.review] };
    case "risk":
      return { thread: `risk:${message.risk.ref}`, subjects: [message.risk.ref] };
    case "test":
      return { thread: "test", subjects: [] };
  }
}
