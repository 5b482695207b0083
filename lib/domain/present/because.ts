import type { Tested } from "../comparison/tested.ts";
import type { Verdict } from "../judgement.ts";
import type { Policy } from "../policy.ts";
import { count, interval, percent, pValue, quantity } from "./format.ts";
import { UNKNOWN_WORDS } from "./glossary.ts";

/** Largest loss that an ok may leave unseen; the n it would need is told against it. */
const WANTED_LOSS = 0.1;

/** Samples a side at which a loss of a tenth would be seen: n · (se-scaled MDE ÷ wanted)², both sides grown alike. */
export function samplesNeeded(n: number, mde: number): number {
  return Math.ceil(n * (Math.log1p(-Math.min(0.999, mde)) / Math.log1p(-WANTED_LOSS)) ** 2);
}

/** Why a measurement has its verdict, in one sentence with its numbers. */
export function becauseOf({ metric, estimate, isGate }: Tested, policy: Policy | null, verdict: Verdict): string {
  if (estimate.kind === "unknown") return UNKNOWN_WORDS[estimate.reason].because;
  if (!isGate || !policy) return "Shown beside the others; no alarm hangs on it.";
  const lines = [policy.watch, policy.breach].filter((line) => line !== null);
  const value = interval(estimate, metric.unit, lines);
  const shown = `${value.value} (${value.interval})`;
  const p = pValue(estimate.p ?? 1);
  if (verdict === "breach")
    return `${shown} lies beyond the breach line ${quantity(policy.breach ?? 0, metric.unit)}; ${p}.`;
  if (verdict === "watch")
    return `${shown} is beyond the watch line ${quantity(policy.watch ?? 0, metric.unit)}; ${p}.`;
  if (verdict === "ok") return `${shown}; a change of ${percent(estimate.mde ?? 0)} would have been seen.`;
  const unseen = `${shown}; only a change over ${percent(estimate.mde ?? 1)} could show at n = ${count(estimate.n)}`;
  const isLoss = metric.worseWhen === "lower" && metric.unit === "ratio" && estimate.mde !== undefined;
  return isLoss
    ? `${unseen}; about ${count(samplesNeeded(estimate.n, estimate.mde ?? 1))} samples would settle it.`
    : `${unseen}.`;
}
