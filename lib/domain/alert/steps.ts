import type { AlertAct, AlertState, Severity } from "../alert.ts";
import type { Verdict } from "../judgement.ts";
import type { Policy } from "../policy.ts";

/** What a judged generation is to an alert, seen from the alert's severity. */
export const SIGHTS = ["worse", "same", "better", "ok", "unknown"] as const;
export type Sight = (typeof SIGHTS)[number];

/** What can happen to an alert: a person's act, a judged generation, or that time went by. */
export type AlertEvent = AlertAct | Sight | "tick";

/** `stay` keeps the state; `refuse` is an act that is not legal in that state; `count` decides by `for` and `clearAfter`. */
export type Step = "stay" | "refuse" | "count" | AlertState;

/** Where every event leads from every state. A snooze lies over the open states and moves none; nor does time. */
export const STEPS = {
  pending: {
    worse: "count",
    same: "count",
    better: "count",
    ok: "resolved",
    unknown: "stay",
    acknowledge: "refuse",
    resolve: "resolved",
    snooze: "stay",
    unsnooze: "stay",
    tick: "stay",
  },
  firing: {
    worse: "firing",
    same: "firing",
    better: "recovering",
    ok: "count",
    unknown: "stay",
    acknowledge: "acknowledged",
    resolve: "resolved",
    snooze: "stay",
    unsnooze: "stay",
    tick: "stay",
  },
  acknowledged: {
    worse: "firing",
    same: "acknowledged",
    better: "recovering",
    ok: "count",
    unknown: "stay",
    acknowledge: "refuse",
    resolve: "resolved",
    snooze: "stay",
    unsnooze: "stay",
    tick: "stay",
  },
  recovering: {
    worse: "firing",
    same: "firing",
    better: "recovering",
    ok: "count",
    unknown: "stay",
    acknowledge: "refuse",
    resolve: "resolved",
    snooze: "stay",
    unsnooze: "stay",
    tick: "stay",
  },
  resolved: {
    worse: "stay",
    same: "stay",
    better: "stay",
    ok: "stay",
    unknown: "stay",
    acknowledge: "refuse",
    resolve: "refuse",
    snooze: "refuse",
    unsnooze: "refuse",
    tick: "stay",
  },
} as const satisfies Record<AlertState, Record<AlertEvent, Step>>;

/**
 * A verdict as an alert of a severity sees it. Where the policy counts unknown as a watch, it holds up a watch; a breach
 * it leaves as it is, since what cannot be told is never better.
 */
export function sightOf(severity: Severity, verdict: Verdict, onUnknown: Policy["onUnknown"]): Sight {
  if (verdict === "ok") return verdict;
  if (verdict === "unknown") return onUnknown === "watch" && severity === "watch" ? "same" : "unknown";
  if (verdict === severity) return "same";
  return verdict === "breach" ? "worse" : "better";
}
