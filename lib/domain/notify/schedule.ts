const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Pauses before the tries of a delivery, in milliseconds. Source: Standard Webhooks, "deliverability and reliability". */
const PAUSES = [0, 5 * SECOND, 5 * MINUTE, 30 * MINUTE, 2 * HOUR, 5 * HOUR, 10 * HOUR, 14 * HOUR, 20 * HOUR, 24 * HOUR];
/** At most a tenth is added, so that what failed together does not come back together. */
const JITTER = 0.1;
const LONGEST_WISH = 24 * HOUR;

/**
 * The pause before the next try, in milliseconds, or null after the last.
 * Given how many tries there were, a number of [0, 1) that belongs to the delivery, and the pause that the receiver asked
 * for in seconds (Retry-After), which is honoured up to a day.
 */
export function pauseAfter(attempts: number, chance: number, asked: number | null): number | null {
  const pause = PAUSES[attempts];
  if (pause === undefined) return null;
  const wished = Math.min(LONGEST_WISH, (asked ?? 0) * SECOND);
  return Math.max(Math.round(pause * (1 + JITTER * chance)), wished);
}
