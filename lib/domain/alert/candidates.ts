import type { GenerationJudgement, Measurement, Verdict } from "../judgement.ts";
import { METRICS } from "../metrics/registry.ts";
import type { Policy, PolicyDocument } from "../policy.ts";
import { isHeld } from "./held.ts";

/** What one judged generation says under one policy: the one verdict that may move that policy's alert. */
export interface AlertCandidate {
  policy: Policy;
  verdict: Verdict;
  /** Measurements beyond their line, worst first; empty unless the verdict is watch or breach. */
  measurements: Measurement[];
}

const HARM: Record<Verdict, number> = { unknown: 0, ok: 0, watch: 1, breach: 2 };

/**
 * Groups the measurements of a judged generation by policy: one candidate a policy, whatever number of slices it covers.
 * Its verdict is the worst among the slices that gate, never worse than the generation's own (the phase may have capped
 * that); ok needs one slice that is ok, and a policy nothing was measured for is unknown. What stands where the accepted
 * baseline stands is left out.
 * Returns nothing for the reference, which is not held against itself.
 */
export function alertCandidates(judgement: GenerationJudgement, policies: PolicyDocument): AlertCandidate[] {
  if (judgement.phase === "reference") return [];
  return policies.policies.map((policy) => {
    const gating = judgement.measurements.filter((each) => covers(policy, each));
    const beyond = gating.filter((each) => HARM[each.verdict] > 0).sort(byHarm);
    const live = beyond.filter((each) => !isHeld(each, judgement, policy));
    if (beyond.length > 0 && live.length === 0)
      return { policy, verdict: sinceAccepted(judgement, policy), measurements: [] };
    const verdict = capped(worst(live.length > 0 ? live : gating), judgement.verdict);
    return { policy, verdict, measurements: HARM[verdict] > 0 ? live : [] };
  });
}

/** A level that a person accepted: ok counts against the baseline, and what that cannot tell moves nothing. */
function sinceAccepted({ baseline }: GenerationJudgement, policy: Policy): Verdict {
  const against = baseline?.measurements.filter((each) => covers(policy, each)) ?? [];
  return worst(against) === "ok" ? "ok" : "unknown";
}

/** Whether a policy judges a measurement: same metric and version, a slice of its pattern, and one that gates. */
export function covers(policy: Policy, measurement: Measurement): boolean {
  if (policy.metric !== measurement.metric || policy.metricVersion !== measurement.version) return false;
  const gates = METRICS.find((metric) => metric.id === policy.metric)?.gates;
  return matches(policy.slice, measurement.slice) && (gates === undefined || gates.includes(measurement.slice));
}

function matches(pattern: string, slice: string): boolean {
  const star = pattern.indexOf("*");
  if (star < 0) return pattern === slice;
  const [head, tail] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return slice.length >= head.length + tail.length && slice.startsWith(head) && slice.endsWith(tail);
}

/** Worst verdict first; within it the value farthest in the direction that is worse. */
function byHarm(a: Measurement, b: Measurement): number {
  return HARM[b.verdict] - HARM[a.verdict] || depth(b) - depth(a);
}

function depth({ metric, estimate }: Measurement): number {
  if (estimate.kind === "unknown") return 0;
  const direction = METRICS.find((each) => each.id === metric)?.worseWhen === "lower" ? -1 : 1;
  return direction * estimate.value;
}

function worst(measurements: readonly Measurement[]): Verdict {
  const verdicts = new Set(measurements.map((each) => each.verdict));
  return (["breach", "watch", "ok"] as const).find((verdict) => verdicts.has(verdict)) ?? "unknown";
}

function capped(verdict: Verdict, generation: Verdict): Verdict {
  return HARM[verdict] > HARM[generation] ? generation : verdict;
}
