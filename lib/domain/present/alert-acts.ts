import type { Snooze } from "../alert/snooze.ts";
import type { AlertState } from "../alert.ts";
import { day, generationName, plural } from "./format.ts";

/** How long ago something was, in one unit: "4 s ago", "3 minutes ago". */
export function agoWords(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole} s ago`;
  if (whole < 3_600) return `${plural(Math.floor(whole / 60), "minute")} ago`;
  if (whole < 86_400) return `${plural(Math.floor(whole / 3_600), "hour")} ago`;
  return `${plural(Math.floor(whole / 86_400), "day")} ago`;
}

const DID: Record<AlertState, string> = {
  pending: "moved",
  firing: "moved",
  acknowledged: "acknowledged",
  recovering: "moved",
  resolved: "resolved",
};

/** Why an act came too late: "Ana acknowledged this 4 s ago." `last`: the newest line of its history. */
export function lostRaceWords(state: AlertState, last: { actor: string; age: number; note: string } | null): string {
  if (last === null) return `The alert is ${state} now.`;
  const did = last.note.startsWith("snoozed") ? "snoozed" : DID[state];
  return `${last.actor} ${did} this ${agoWords(last.age)}; it is ${state} now.`;
}

/** Headline of the alert that says that no generation came. */
export function noGenerationWords(expectEveryDays: number, overdue: number): string {
  const late = overdue === 0 ? "today" : `${plural(overdue, "day")} ago`;
  return `No generation: one is expected every ${plural(expectEveryDays, "day")}, and was due ${late}.`;
}

/** How long a snooze lasts: "until 2026-11-25 or g7". */
export function snoozeWords({ until, untilIndex }: Pick<Snooze, "until" | "untilIndex">): string {
  const ends = [
    ...(until === null ? [] : [day(new Date(until))]),
    ...(untilIndex === null ? [] : [generationName(untilIndex)]),
  ];
  return `until ${ends.join(" or ")}`;
}

/** When anything was judged last, and what the next evaluation waits for. */
export function pulseWords(judgedAt: Date | null, now: Date): string {
  if (judgedAt === null) return "Nothing is judged yet: the first evaluation runs when a generation is closed.";
  const ago = agoWords((now.getTime() - judgedAt.getTime()) / 1_000);
  return `The next evaluation runs when a generation is closed; the last was ${ago}.`;
}
