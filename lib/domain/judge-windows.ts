import type { Budget } from "./budget.ts";
import type { Tested } from "./comparison/tested.ts";
import { type Judged, judge } from "./judge.ts";
import type { Verdict } from "./judgement.ts";
import { type PolicyDocument, policyFor } from "./policy.ts";
import { pooledWords } from "./present/because.ts";

const HARM: Record<Verdict, number> = { ok: 0, unknown: 0, watch: 1, breach: 2 };

/**
 * Judges a measurement in each of its windows: this generation alone, and the last ones pooled. The pooled window decides
 * where it says worse and this generation's own value lies beyond the same line: a loss that was mended must not alarm on.
 */
export function judgeWindows(tested: Tested, policies: PolicyDocument, budget: Budget): Judged {
  const own = judge(tested, policies, budget);
  const { pooled, estimate, metric, slice } = tested;
  if (!pooled || estimate.kind === "unknown") return own;
  const together = judge({ ...tested, estimate: pooled.estimate }, policies, budget);
  if (HARM[together.verdict] <= HARM[own.verdict]) return own;
  const policy = policyFor(policies, metric.id, slice);
  const line = together.verdict === "breach" ? policy?.breach : policy?.watch;
  if (line === null || line === undefined || estimate.value >= line) return own;
  return { ...together, because: pooledWords(pooled.generations, together.because), pooled: pooled.generations };
}
