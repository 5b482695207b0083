import { ALERT_ACTS, type AlertAct, type AlertState, type AlertTrack, type Severity } from "../alert.ts";
import type { Phase, Verdict } from "../judgement.ts";
import type { AlertNews } from "../notify/message.ts";
import type { Policy } from "../policy.ts";
import { endsBySight, endsByTime, type Snooze } from "./snooze.ts";
import { STEPS, sightOf } from "./steps.ts";

/** An alert with what a person laid over it. */
export interface SnoozableAlert extends AlertTrack {
  snooze: Snooze | null;
}

/** Things to do that are not the alert's own state: propose a ticket, tell people. */
export type AlertEffect = { kind: "open-ticket" } | { kind: "tell"; news: AlertNews };

/** The alert after a step, and what follows from it. */
export interface AlertStep {
  alert: SnoozableAlert;
  effects: AlertEffect[];
}

/** A judged generation as one policy sees it. `slices`: those beyond their line. */
export interface Seen {
  index: number;
  verdict: Verdict;
  phase: Phase;
  slices: readonly string[];
}

type Counts = Pick<Policy, "for" | "clearAfter" | "onBreach" | "onUnknown">;

/** Milliseconds after which an alert that nobody took is told again. */
const REMIND_MS = 86_400_000;

/**
 * Opens an alert at the first generation beyond its line: firing at once when the policy's `for` is 1, else pending.
 * Given the severity and the generation's index. Returns the alert and its effects.
 */
export function openedAlert(severity: Severity, index: number, policy: Counts): AlertStep {
  const state = policy.for <= 1 ? "firing" : "pending";
  const alert = {
    state,
    severity,
    openedIndex: index,
    lastIndex: index,
    beyondRun: 1,
    okRun: 0,
    snooze: null,
  } as const;
  return { alert, effects: [...told(state === "firing" ? "firing" : null), ...ticketOf(alert, policy)] };
}

/** Severity at which an unopened alert of a policy would open; null: it stays shut. */
export function opening(verdict: Verdict, { onUnknown }: Pick<Policy, "onUnknown">): Severity | null {
  if (verdict === "unknown") return onUnknown === "watch" ? "watch" : null;
  return verdict === "ok" ? null : verdict;
}

/**
 * Moves an open alert by one judged generation. A generation moves an alert once: an index that it has already seen, or
 * an older one, changes nothing; unknown moves nothing either, but may be what a snooze waited for. A breach raises a
 * watch alert and asks for a new acknowledgement. While snoozed nothing is told but the end.
 * Returns the alert (the same object when nothing changed) and its effects.
 */
export function moved(alert: SnoozableAlert, seen: Seen, policy: Counts): AlertStep {
  if (seen.index <= alert.lastIndex || alert.state === "resolved") return { alert, effects: [] };
  const next = counted(alert, seen, policy);
  const isOver = alert.snooze !== null && endsBySight(alert.snooze, { ...seen, severity: next.severity });
  const after = next.state === "resolved" || isOver ? { ...next, snooze: null } : next;
  if (after === alert) return { alert, effects: [] };
  const news = next === alert ? null : newsOf(alert, after);
  const isQuiet = after.snooze !== null && news !== "resolved";
  const said = isOver && news === null && hasFired(alert) ? "unsnoozed" : news;
  return {
    alert: after,
    effects: [...told(isQuiet ? null : said), ...(next === alert ? [] : ticketOf(after, policy))],
  };
}

/**
 * Moves an alert by a person's act; null when the act is not legal in the present state.
 * Given what `snooze` lays over it. Whoever was told that it fired is told how it ends; nobody hears of one that never did.
 */
export function acted(alert: SnoozableAlert, act: AlertAct, snooze: Snooze | null = null): AlertStep | null {
  const step = STEPS[alert.state][act];
  if (step === "refuse" || (act === "unsnooze" && alert.snooze === null)) return null;
  const state = step === "stay" ? alert.state : step;
  const over = act === "snooze" ? snooze : act === "acknowledge" ? alert.snooze : null;
  const isQuiet = !hasFired(alert) || (act === "acknowledge" && alert.snooze !== null);
  return { alert: { ...alert, state, snooze: over }, effects: told(isQuiet ? null : ACT_NEWS[act]) };
}

const ACT_NEWS = {
  acknowledge: "acknowledged",
  resolve: "resolved",
  snooze: "snoozed",
  unsnooze: "unsnoozed",
} as const satisfies Record<AlertAct, AlertNews>;

/** The acts that are legal now. */
export function legalActs(alert: SnoozableAlert): AlertAct[] {
  return ALERT_ACTS.filter((act) => acted(alert, act) !== null && !(act === "snooze" && alert.snooze !== null));
}

/**
 * What time alone does to an open alert: a snooze ends, and one that fires and that nobody took is told again a day after
 * people last heard of it. Returns the alert (the same object when nothing changed) and its effects.
 */
export function ticked(alert: SnoozableAlert, { now, toldAt }: { now: Date; toldAt: Date | null }): AlertStep {
  if (STEPS[alert.state].tick !== "stay" || alert.state === "resolved") return { alert, effects: [] };
  if (alert.snooze !== null) {
    if (!endsByTime(alert.snooze, now)) return { alert, effects: [] };
    return { alert: { ...alert, snooze: null }, effects: told(hasFired(alert) ? "unsnoozed" : null) };
  }
  const isDue = toldAt !== null && now.getTime() - toldAt.getTime() >= REMIND_MS;
  return { alert, effects: told(alert.state === "firing" && isDue ? "reminder" : null) };
}

/** An alert that waits for `for` was told to nobody. */
const hasFired = ({ state }: Pick<AlertTrack, "state">) => state !== "pending";

const told = (news: AlertNews | null): AlertEffect[] => (news === null ? [] : [{ kind: "tell", news }]);

function counted(alert: SnoozableAlert, { index, verdict }: Seen, policy: Counts): SnoozableAlert {
  const sight = sightOf(alert.severity, verdict, policy.onUnknown);
  const step = STEPS[alert.state][sight];
  if (step === "stay") return alert;
  const isBeyond = sight === "worse" || sight === "same" || sight === "better";
  const beyondRun = isBeyond ? alert.beyondRun + 1 : 0;
  const okRun = sight === "ok" ? alert.okRun + 1 : 0;
  const state = step === "count" ? byRuns(alert.state, isBeyond, beyondRun, okRun, policy) : step;
  const follows = sight === "worse" || (alert.state === "pending" && sight === "better");
  const severity = follows ? (verdict === "breach" ? "breach" : "watch") : alert.severity;
  return { ...alert, state, severity, lastIndex: index, beyondRun, okRun };
}

function byRuns(state: AlertState, isBeyond: boolean, beyondRun: number, okRun: number, policy: Counts): AlertState {
  if (state === "pending" && isBeyond) return beyondRun >= policy.for ? "firing" : "pending";
  return okRun >= policy.clearAfter ? "resolved" : "recovering";
}

function newsOf(before: AlertTrack, after: AlertTrack): AlertNews | null {
  if (after.state === "resolved") return hasFired(before) ? "resolved" : null;
  if (after.state === "recovering") return before.state === "recovering" ? null : "recovering";
  if (after.state !== "firing") return null;
  if (!hasFired(before)) return "firing";
  if (after.severity !== before.severity) return "raised";
  return before.state === "firing" ? "reminder" : "firing";
}

function ticketOf({ state, severity }: AlertTrack, { onBreach }: Counts): AlertEffect[] {
  return state === "firing" && severity === "breach" && onBreach === "open-ticket" ? [{ kind: "open-ticket" }] : [];
}
