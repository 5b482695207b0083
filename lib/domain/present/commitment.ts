import type { CommitmentState } from "./views/frozen-review.ts";

const DAY = 86_400_000;
/** Days before its end at which what is not done is at risk. */
const CLOSE = 2;

/** How a commitment stands. Given its days, ISO, and today's; a day is late once it is over. */
export function commitmentState(
  { due, doneOn }: { due: string; doneOn: string | null },
  today: string,
): CommitmentState {
  if (doneOn !== null) return "done";
  if (due < today) return "late";
  return Date.parse(due) - Date.parse(today) <= CLOSE * DAY ? "at-risk" : "on-track";
}

/** What each state is called on a screen. */
export const COMMITMENT_WORDS: Record<CommitmentState, string> = {
  late: "late",
  "at-risk": "at risk",
  "on-track": "on track",
  done: "done",
};
