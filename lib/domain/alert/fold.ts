import type { AlertState, Severity } from "../alert.ts";
import type { GenerationJudgement } from "../judgement.ts";
import type { PolicyDocument } from "../policy.ts";
import { type AlertCandidate, alertCandidates } from "./candidates.ts";
import { cannotJudge } from "./cannot-judge.ts";
import { generationCame } from "./no-generation.ts";
import { moved, openedAlert, opening, type Seen, type SnoozableAlert } from "./transition.ts";

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
  const open = new Map<string, SnoozableAlert>();
  return judgements.map((judgement, at) => ({
    index: judgement.index,
    alerts: candidatesOf(judgement, policies, judgements[at - 1]).flatMap((candidate) => {
      const alert = stepped(open.get(candidate.policy.id), candidate, judgement);
      if (!alert) return [];
      if (alert.state === "resolved") open.delete(candidate.policy.id);
      else open.set(candidate.policy.id, alert);
      return [{ policy: candidate.policy.id, severity: alert.severity, state: alert.state }];
    }),
  }));
}

/**
 * What one judged generation says under each policy, whether it is the second running that cannot be judged, and that
 * it came.
 */
export function candidatesOf(
  judgement: GenerationJudgement,
  policies: PolicyDocument,
  previous: Pick<GenerationJudgement, "verdict" | "phase"> | undefined,
): AlertCandidate[] {
  if (judgement.phase === "reference") return [];
  const before = previous && previous.phase !== "reference" ? previous.verdict : null;
  return [...alertCandidates(judgement, policies), cannotJudge(judgement, before), generationCame()];
}

/** A judged generation as the alert of one candidate sees it. */
export const seenOf = (
  { verdict, measurements }: AlertCandidate,
  { index, phase }: Pick<GenerationJudgement, "index" | "phase">,
): Seen => ({ index, phase, verdict, slices: measurements.map(({ slice }) => slice) });

function stepped(
  open: SnoozableAlert | undefined,
  candidate: AlertCandidate,
  judgement: GenerationJudgement,
): SnoozableAlert | null {
  const { policy, verdict } = candidate;
  if (open) return moved(open, seenOf(candidate, judgement), policy).alert;
  const severity = opening(verdict, policy);
  return severity === null ? null : openedAlert(severity, judgement.index, policy).alert;
}
