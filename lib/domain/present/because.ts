import type { Tested } from "../comparison/tested.ts";
import type { Verdict } from "../judgement.ts";
import type { Policy } from "../policy.ts";
import { count, fixed, interval, percent, pValue, quantity, scaleOf, type Unit } from "./format.ts";
import { UNKNOWN_WORDS } from "./glossary.ts";

/** Largest loss that an ok may leave unseen; the n it would need is told against it. */
const WANTED_LOSS = 0.1;

/** Samples a side at which a loss of `wanted` (a tenth) would be seen: n · (se-scaled MDE ÷ wanted)², both sides grown alike. */
export function samplesNeeded(n: number, mde: number, wanted = WANTED_LOSS): number {
  return Math.ceil(n * (Math.log1p(-Math.min(0.999, mde)) / Math.log1p(-wanted)) ** 2);
}

/**
 * The least change that could have been seen, in the metric's own unit and direction: "14% loss", "2.1 points rise".
 * Null where none was computed, or where there is no spread to compute it from.
 */
export function effectWords(mde: number | undefined, unit: Unit, worseWhen: "lower" | "higher"): string | null {
  if (mde === undefined || mde <= 0) return null;
  const way = worseWhen === "lower" ? "loss" : "rise";
  if (unit === "ratio") return `${percent(mde)} ${way}`;
  const { factor, suffix } = scaleOf(unit);
  const size = mde * factor;
  const written = fixed(size, size >= 10 ? 0 : size >= 1 ? 1 : size >= 0.1 ? 2 : 4);
  return Number(written) === 0 ? null : `${written}${suffix} ${way}`;
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
  const effect = effectWords(estimate.mde, metric.unit, metric.worseWhen);
  if (verdict === "ok")
    return effect === null ? `${shown}; within its lines.` : `${shown}; ${article(effect)} would have been seen.`;
  if (effect === null) return `${shown}; what n = ${count(estimate.n)} could show cannot be told.`;
  const unseen = `${shown}; only more than ${article(effect)} could show at n = ${count(estimate.n)}`;
  const isLoss = metric.worseWhen === "lower" && metric.unit === "ratio" && estimate.mde !== undefined;
  return isLoss
    ? `${unseen}; about ${count(samplesNeeded(estimate.n, estimate.mde ?? 1, metric.mostUnseen))} samples would settle it.`
    : `${unseen}.`;
}

/** The reason of a verdict on several generations counted together. */
export const pooledWords = (generations: number, because: string) =>
  `Over the last ${generations} generations together: ${because}`;

/** "14% loss" → "a loss of 14%". */
function article(effect: string): string {
  const cut = effect.lastIndexOf(" ");
  return `a ${effect.slice(cut + 1)} of ${effect.slice(0, cut)}`;
}
