import type { GenerationJudgement, Verdict } from "../judgement.ts";
import { METRICS } from "../metrics/registry.ts";
import type { Policy } from "../policy.ts";
import type { AlertCandidate } from "./candidates.ts";

/** A watch that hangs on no metric: generation after generation nothing can be said (statistics.md 5). */
export const CANNOT_JUDGE: Policy = {
  id: "cannot-judge",
  metric: METRICS.find(({ role }) => role === "tail")?.id ?? "",
  metricVersion: 0,
  slice: "all",
  compare: "control",
  watch: null,
  breach: null,
  for: 1,
  clearAfter: 1,
  onUnknown: "hold",
  onBreach: "notify",
  owner: null,
  runbook: null,
  effectiveFrom: null,
  rationale: "two generations running that cannot be judged",
};

/**
 * Two unknown generations running raise a watch; the next that can be judged ends it; a single one moves nothing.
 * Given the verdict of the generation judged before, null when there is none.
 */
export function cannotJudge({ verdict }: GenerationJudgement, previous: Verdict | null): AlertCandidate {
  const isUnknown = verdict === "unknown";
  const isRunning = isUnknown && previous === "unknown";
  return { policy: CANNOT_JUDGE, verdict: isRunning ? "watch" : isUnknown ? "unknown" : "ok", measurements: [] };
}
