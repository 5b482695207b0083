import type { Judged } from "../judge.ts";
import { isBeyond, isLost } from "../kind.ts";
import type { Role } from "../metrics/define.ts";
import type { PhaseDecision } from "../phase.ts";

/** Precision from which on a cloud that shrank to a spot still lies where people's does: moved ones had 23-35%, one mode alone 89%. */
const MOSTLY_INSIDE = 0.75;

const isMostlyInside = (outside: Judged | undefined) =>
  outside?.estimate.kind === "value" && outside.estimate.value >= MOSTLY_INSIDE;

/**
 * The decision table for embeddings (statistics.md 6). Regions lost while what is said still lies where people's lies:
 * modes were lost, an early collapse. With much of it outside, the subject moved. Rows carry the numbers of the table for words.
 */
export function meaningPhase(judged: readonly Judged[], isOneVoice: boolean): PhaseDecision {
  const of = (role: Role) => judged.find((each) => each.isGate && each.role === role);
  const [effective, distance, modes] = [of("richness"), of("spread"), of("tail")];
  const [outside, moved, copies] = [of("outside"), of("drift"), of("repetition")];
  const isTailLost = isLost(modes, [effective, distance]);
  const isLow = isLost(effective, [distance, modes]) || isLost(distance, [effective, modes]);
  if (copies?.verdict === "breach" && (isOneVoice || !(isTailLost || isLow))) {
    return { row: 2, phase: isOneVoice ? "late-collapse" : "early-collapse", mechanism: "duplication", cap: "breach" };
  }
  const isFlat = effective?.verdict === "breach" && distance?.verdict === "breach";
  if ((isTailLost || isLow) && isBeyond(outside) && !(isFlat && isMostlyInside(outside))) {
    return { row: isLow ? 7 : 8, phase: "shift", mechanism: null, cap: "watch" };
  }
  if (isTailLost || isLow) {
    return { row: 9, phase: isFlat ? "late-collapse" : "early-collapse", mechanism: null, cap: "breach" };
  }
  if (isBeyond(outside) || isBeyond(moved)) return { row: 10, phase: "shift", mechanism: null, cap: "watch" };
  if (!effective || effective.verdict === "unknown") {
    return { row: 1, phase: "insufficient-data", mechanism: null, cap: "breach" };
  }
  return { row: 11, phase: "healthy", mechanism: null, cap: "watch" };
}
