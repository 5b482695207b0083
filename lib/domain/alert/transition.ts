import type { AlertAct, AlertState, AlertTrack, Severity } from "../alert.ts";
import type { Verdict } from "../judgement.ts";
import type { Policy } from "../policy.ts";

/** What can happen to an alert: a person's act, or a judged generation seen from the alert's severity. */
export type AlertEvent = AlertAct | "worse" | "same" | "better" | "ok" | "unknown";

/** `stay` changes nothing; `refuse` is an act that is not legal in that state; `count` decides by `for` and `clearAfter`. */
type Step = "stay" | "refuse" | "count" | AlertState;

const STEPS = {
  pending: {
    worse: "count",
    same: "count",
    better: "count",
    ok: "resolved",
    unknown: "stay",
    acknowledge: "refuse",
    resolve: "resolved",
  },
  firing: {
    worse: "firing",
    same: "firing",
    better: "recovering",
    ok: "count",
    unknown: "stay",
    acknowledge: "acknowledged",
    resolve: "resolved",
  },
  acknowledged: {
    worse: "firing",
    same: "acknowledged",
    better: "recovering",
    ok: "count",
    unknown: "stay",
    acknowledge: "refuse",
    resolve: "resolved",
  },
  recovering: {
    worse: "firing",
    same: "firing",
    better: "recovering",
    ok: "count",
    unknown: "stay",
    acknowledge: "refuse",
    resolve: "resolved",
  },
  resolved: {
    worse: "stay",
    same: "stay",
    better: "stay",
    ok: "stay",
    unknown: "stay",
    acknowledge: "refuse",
    resolve: "refuse",
  },
} as const satisfies Record<AlertState, Record<AlertEvent, Step>>;

/** Things to do that are not the alert's own state. */
export type AlertEffect = "open-ticket";

/** The alert after a step, and what follows from it. */
export interface AlertStep {
  alert: AlertTrack;
  effects: AlertEffect[];
}

type Counts = Pick<Policy, "for" | "clearAfter" | "onBreach">;

/**
 * Opens an alert at the first generation beyond its line: firing at once when the policy's `for` is 1, else pending.
 * Given the severity and the generation's index. Returns the alert and its effects.
 */
export function openedAlert(severity: Severity, index: number, policy: Counts): AlertStep {
  const state = policy.for <= 1 ? "firing" : "pending";
  const alert: AlertTrack = { state, severity, openedIndex: index, lastIndex: index, beyondRun: 1, okRun: 0 };
  return { alert, effects: effects(alert, policy) };
}

/**
 * Moves an open alert by one judged generation. A generation moves an alert once: an index that it has already seen, or
 * an older one, changes nothing; unknown changes nothing either. A breach raises a watch alert and asks for a new
 * acknowledgement.
 * Given the policy's verdict on that generation. Returns the alert (the same object when nothing moved) and its effects.
 */
export function moved(alert: AlertTrack, verdict: Verdict, index: number, policy: Counts): AlertStep {
  if (index <= alert.lastIndex || alert.state === "resolved") return { alert, effects: [] };
  const event = eventOf(alert.severity, verdict);
  const step = STEPS[alert.state][event];
  if (step === "stay" || step === "refuse") return { alert, effects: [] };
  const beyond = verdict === "watch" || verdict === "breach";
  const beyondRun = beyond ? alert.beyondRun + 1 : 0;
  const okRun = verdict === "ok" ? alert.okRun + 1 : 0;
  const state = step === "count" ? counted(alert.state, beyond, beyondRun, okRun, policy) : step;
  const severity = event === "worse" || (alert.state === "pending" && beyond) ? severityOf(verdict) : alert.severity;
  const next: AlertTrack = { ...alert, state, severity, lastIndex: index, beyondRun, okRun };
  return { alert: next, effects: effects(next, policy) };
}

/** The state after a person's act, or null when the act is not legal in the present state. */
export function acted(state: AlertState, act: AlertAct): AlertState | null {
  const step = STEPS[state][act];
  return step === "refuse" ? null : step;
}

function counted(state: AlertState, beyond: boolean, beyondRun: number, okRun: number, policy: Counts): AlertState {
  if (state === "pending" && beyond) return beyondRun >= policy.for ? "firing" : "pending";
  return okRun >= policy.clearAfter ? "resolved" : "recovering";
}

function eventOf(severity: Severity, verdict: Verdict): AlertEvent {
  if (verdict === "ok" || verdict === "unknown") return verdict;
  if (verdict === severity) return "same";
  return verdict === "breach" ? "worse" : "better";
}

function severityOf(verdict: Verdict): Severity {
  return verdict === "breach" ? "breach" : "watch";
}

function effects(alert: AlertTrack, policy: Counts): AlertEffect[] {
  const breached = alert.state === "firing" && alert.severity === "breach";
  return breached && policy.onBreach === "open-ticket" ? ["open-ticket"] : [];
}
