import type { Severity } from "../alert.ts";
import type { Phase } from "../judgement.ts";

/**
 * A person's wish not to be told of an open alert for a while; it lies over any open state and moves none.
 * `until`: ISO time, `untilIndex`: a generation; one of them at least. What it stood at then is kept, since a snooze ends
 * early when severity rises, another slice fires or the phase worsens.
 */
export interface Snooze {
  until: string | null;
  untilIndex: number | null;
  reason: string;
  by: string;
  at: string;
  severity: Severity;
  slices: string[];
  phase: Phase;
}

/** Days that a snooze may last at most (interface.md 4; a judgement). */
export const LONGEST_SNOOZE_DAYS = 30;

const DAY_MS = 86_400_000;

/** How bad a phase is; what could not be told is no worse than anything. */
const GRAVITY: Record<Phase, number> = {
  reference: 0,
  "insufficient-data": 0,
  healthy: 0,
  shift: 1,
  "early-collapse": 2,
  "late-collapse": 3,
};

/**
 * Whether a judged generation ends a snooze: it was waited for, or something is worse than when the person looked.
 * Given the alert's severity after it, the slices beyond their line, and the generation's phase.
 */
export function endsBySight(
  snooze: Snooze,
  seen: { index: number; severity: Severity; slices: readonly string[]; phase: Phase },
): boolean {
  const isReached = snooze.untilIndex !== null && seen.index >= snooze.untilIndex;
  const isRaised = snooze.severity === "watch" && seen.severity === "breach";
  const isElsewhere = seen.slices.some((slice) => !snooze.slices.includes(slice));
  return isReached || isRaised || isElsewhere || GRAVITY[seen.phase] > GRAVITY[snooze.phase];
}

/**
 * Whether a snooze is over at a time. One that waits for a generation alone ends after the longest time all the same,
 * since that generation may never come.
 */
export function endsByTime({ until, at }: Pick<Snooze, "until" | "at">, now: Date): boolean {
  const last = Date.parse(at) + LONGEST_SNOOZE_DAYS * DAY_MS;
  return now.getTime() >= Math.min(last, until === null ? last : Date.parse(until));
}
