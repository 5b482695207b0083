import type { RoutedTarget } from "./routing.ts";

/** What came of a try: `retry` on the schedule, `refused` for good, `gone`: nobody is there any more and never will be. */
export type Outcome = "delivered" | "retry" | "refused" | "gone";

/** Statuses that pass although they blame the sender: time out, too early, too many. */
const PASSING = new Set([408, 425, 429]);

/**
 * What an answer means. Given the kind of target and its status (HTTP, or SMTP for mail); null: nothing was answered.
 * A webhook's other 4xx are tried again, as its standard asks; Slack, PagerDuty and Alertmanager refuse a payload for good.
 */
export function outcomeOf(kind: RoutedTarget["kind"], status: number | null): Outcome {
  if (status === null) return "retry";
  if (status >= 200 && status < 300) return "delivered";
  if (kind === "email") return status >= 500 && status < 600 ? "refused" : "retry";
  if (status === 410) return "gone";
  const isLasting = status >= 400 && status < 500 && !PASSING.has(status);
  return isLasting && kind !== "webhook" && kind !== "tracker" ? "refused" : "retry";
}
