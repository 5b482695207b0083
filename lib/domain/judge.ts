import type { Budget } from "./budget.ts";
import type { Tested } from "./comparison/tested.ts";
import type { KnownEstimate } from "./estimate.ts";
import type { Measurement, Verdict } from "./judgement.ts";
import type { Metric, Role } from "./metrics/define.ts";
import { type Policy, type PolicyDocument, policyFor } from "./policy.ts";
import { becauseOf } from "./present/because.ts";

/** Least detectable loss that still lets a tail or richness metric be called ok (statistics.md 5, mdeMax). */
const MOST_UNSEEN_LOSS = 0.1;

/** A judged measurement with the signs that the decision table reads. */
export interface Judged extends Measurement {
  role: Role;
  isGate: boolean;
  /** The whole interval lies beyond the watch line. */
  isSurelyBeyond: boolean;
  /** It lies above the human side: adjusted upper-tail p and the watch line mirrored. */
  isUp: boolean;
}

/**
 * Turns a tested measurement into a verdict (statistics.md 5): breach needs adjusted p within the look's budget and
 * the whole interval beyond the line; watch needs p and the point; ok needs that a loss would have been seen.
 * Unknown is never green and never lowers a rejection.
 */
export function judge(tested: Tested, policies: PolicyDocument, budget: Budget): Judged {
  const { metric, slice, estimate, isGate } = tested;
  const policy = policyFor(policies, metric.id, slice);
  const base = { metric: metric.id, version: metric.version, slice, estimate, isGate, role: metric.role };
  if (estimate.kind === "unknown" || !policy || !isGate) {
    return {
      ...base,
      verdict: "unknown",
      because: becauseOf(tested, policy, "unknown"),
      isSurelyBeyond: false,
      isUp: false,
    };
  }
  const verdict = verdictUnder(metric, estimate, policy, budget.alpha[metric.family]);
  return {
    ...base,
    verdict,
    because: becauseOf(tested, policy, verdict),
    isSurelyBeyond: isBeyond(metric, nearEnd(metric, estimate), policy.watch),
    isUp:
      (tested.gainP ?? 1) <= budget.alpha[metric.family].watch &&
      isMirroredBeyond(metric, estimate.value, policy.watch),
  };
}

/** The verdict of one known estimate under one policy and the α of its family. */
export function verdictUnder(
  metric: Metric,
  estimate: KnownEstimate,
  policy: Policy,
  alpha: { watch: number; breach: number },
): Verdict {
  const p = estimate.p ?? 1;
  const byPoint = metric.computation.kind === "counts" && metric.computation.breachBy === "point";
  const decides = byPoint ? estimate.value : nearEnd(metric, estimate);
  const mayBreach = metric.defaultPolicy?.cap === "breach";
  if (mayBreach && p <= alpha.breach && isBeyond(metric, decides, policy.breach)) return "breach";
  if (p <= alpha.watch && isBeyond(metric, estimate.value, policy.watch)) return "watch";
  const wouldShow = estimate.mde !== undefined && estimate.mde <= mostUnseen(metric, policy);
  return wouldShow && !isBeyond(metric, nearEnd(metric, estimate), policy.watch) ? "ok" : "unknown";
}

/** The end of the interval nearest to the human side. */
const nearEnd = (metric: Metric, estimate: KnownEstimate) =>
  metric.worseWhen === "lower" ? estimate.high : estimate.low;

function isBeyond(metric: Metric, value: number, line: number | null): boolean {
  if (line === null) return false;
  return metric.worseWhen === "lower" ? value < line : value > line;
}

/** Beyond the watch line on the other side of 1: as far above as the line is below. */
function isMirroredBeyond(metric: Metric, value: number, line: number | null): boolean {
  return line !== null && metric.worseWhen === "lower" && value > 1 / line;
}

/** Largest effect that may hide behind an ok, on the scale of the metric's own lines. */
export function mostUnseen(metric: Metric, policy: Policy): number {
  if (metric.mostUnseen !== undefined) return metric.mostUnseen;
  if (metric.family === "tail" || metric.family === "richness") return MOST_UNSEEN_LOSS;
  const ideal = metric.unit === "ratio" ? 1 : 0;
  return policy.breach === null ? MOST_UNSEEN_LOSS : Math.abs(policy.breach - ideal);
}
