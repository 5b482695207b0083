import type { GenerationJudgement, Verdict } from "../judgement.ts";
import type { PolicyDocument } from "../policy.ts";
import { alertCandidates } from "./candidates.ts";

/**
 * What may wake somebody or stop a pipeline: the generation's verdict against people; with an accepted baseline, only what
 * has fallen below that. The verdict against people stays what it is.
 */
export function pagingVerdict(judgement: GenerationJudgement, policies: PolicyDocument): Verdict {
  const { verdict, baseline } = judgement;
  if (!baseline || verdict === "ok" || verdict === "unknown") return verdict;
  const said = alertCandidates(judgement, policies).map((each) => each.verdict);
  return (["breach", "watch"] as const).find((each) => said.includes(each)) ?? "ok";
}
