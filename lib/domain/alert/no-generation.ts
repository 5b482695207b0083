import type { AlertCandidate } from "./candidates.ts";
import { CANNOT_JUDGE } from "./cannot-judge.ts";

const DAY_MS = 86_400_000;

/** A watch that hangs on no metric: no generation came in the time in which the lineage expects one. */
export const NO_GENERATION = {
  ...CANNOT_JUDGE,
  id: "no-generation",
  rationale: "no generation within the days that the lineage expects one",
};

/** Whole days by which a generation is overdue, counted from the newest that closed; null when it is not, or none is expected. */
export function daysOverdue(since: Date, expectEveryDays: number | null, now: Date): number | null {
  if (expectEveryDays === null) return null;
  const waited = (now.getTime() - since.getTime()) / DAY_MS;
  return waited > expectEveryDays ? Math.floor(waited - expectEveryDays) : null;
}

/** A judged generation ends the wait for one, whatever its verdict. */
export const generationCame = (): AlertCandidate => ({ policy: NO_GENERATION, verdict: "ok", measurements: [] });
