import type { AlertState, AlertTrack, Severity } from "../alert.ts";
import type { GenerationJudgement } from "../judgement.ts";
import type { PolicyDocument } from "../policy.ts";
import { type AlertCandidate, alertCandidates } from "./candidates.ts";
import { cannotJudge } from "./cannot-judge.ts";
import { moved, openedAlert } from "./transition.ts";

/** An alert as it stood after one generation. */
export interface FoldedAlert {
  policy: string;
  severity: Severity;
  state: AlertState;
}

/** The alerts that were open after a generation was judged, and those that it resolved; in the order of the policies. */
export interface GenerationAlerts {
  index: number;
  alerts: FoldedAlert[];
}

/**
 * Runs the alerts of one lineage over a sequence of judged generations, oldest first, with nothing stored.
 * The same two functions move the alerts of a server, so a file check and a server agree.
 * Given judgements sorted by index. Returns one entry a generation. O(generations × measurements).
 */
export function foldAlerts(judgements: readonly GenerationJudgement[], policies: PolicyDocument): GenerationAlerts[] {
  const open = new Map<string, AlertTrack>();
  return judgements.map((judgement, at) => ({
    index: judgement.index,
    alerts: candidatesOf(judgement, policies, judgements[at - 1]).flatMap((candidate) => {
      const alert = stepped(open.get(candidate.policy.id), candidate, judgement.index);
      if (!alert) return [];
      if (alert.state === "resolved") open.delete(candidate.policy.id);
      else open.set(candidate.policy.id, alert);
      return [{ policy: candidate.policy.id, severity: alert.severity, state: alert.state }];
    }),
  }));
}

/** What one judged generation says under each policy, and whether it is the second running that cannot be judged. */
export function candidatesOf(
  judgement: GenerationJudgement,
  policies: PolicyDocument,
  previous: Pick<GenerationJudgement, "verdict" | "phase"> | undefined,
): AlertCandidate[] {
  if (judgement.phase === "reference") return [];
  const before = previous && previous.phase !== "reference" ? previous.verdict : null;
  return [...alertCandidates(judgement, policies), cannotJudge(judgement, before)];
}

function stepped(open: AlertTrack | undefined, candidate: AlertCandidate, index: number): AlertTrack | null {
  const { policy, verdict } = candidate;
  if (open) return moved(open, verdict, index, policy).alert;
  return verdict === "breach" || verdict === "watch" ? openedAlert(verdict, index, policy).alert : null;
}
