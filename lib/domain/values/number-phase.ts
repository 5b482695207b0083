import type { Judged } from "../judge.ts";
import { isBeyond, isLost } from "../kind.ts";
import type { Role } from "../metrics/define.ts";
import type { PhaseDecision } from "../phase.ts";
import { momentsOf } from "../stats/sorted.ts";
import type { Field } from "./field.ts";
import { linearised } from "./human-range.ts";

/** Standard errors by which a shift of the mean must be sure. */
const SURE = 2;
/** Least shift of the mean, in human deviations, that is a change of subject. */
const LEAST_MOVE = 0.25;
/** Shift of the mean that forgetting alone makes, in its own deviations: beyond, the subject moved. */
const MOST_MOVE = 3;
/** Share of one number from which little else is left. */
const MOST_ALIKE = 0.5;
/** Share of the linear spread from which a loss on the logarithmic scale alone is a move: the watch line of drift.variance. */
const LEAST_KEPT = 0.9;
/** Distance (W1 ÷ sd) from which a loss of spread is a late one: the breach line of drift.w1. */
const FAR = 0.25;

/**
 * The decision table for one field of numbers (statistics.md 6: tail lost or spread low is collapse, no mechanism; late
 * when the distance lies beyond its breach line too). Rows carry the numbers of the table for words.
 */
export function numberPhase(judged: readonly Judged[], field: Field): PhaseDecision {
  const of = (role: Role) => judged.find((each) => each.isGate && each.role === role);
  const [spread, tail, outside, distance, one] = [
    of("richness"),
    of("tail"),
    of("outside"),
    of("drift"),
    of("repetition"),
  ];
  const isLow = isLost(spread, [tail, distance, one]);
  const isTailLost = isLost(tail, [spread, one]);
  const isFar = distance?.estimate.kind === "value" && distance.estimate.low > FAR;
  if (one?.verdict === "breach") {
    const isMost = one.estimate.kind === "value" && one.estimate.value > MOST_ALIKE;
    return { row: 2, phase: isMost ? "late-collapse" : "early-collapse", mechanism: "duplication", cap: "breach" };
  }
  if ((isLow || isTailLost) && (isMoved(field) || (!isTailLost && isOnlyMoved(field))))
    return { row: 7, phase: "shift", mechanism: null, cap: "watch" };
  if (isTailLost && spread?.isUp) return { row: 8, phase: "shift", mechanism: null, cap: "watch" };
  if (isLow || isTailLost) {
    return { row: 9, phase: isLow && isFar ? "late-collapse" : "early-collapse", mechanism: null, cap: "breach" };
  }
  if (isBeyond(outside) || isBeyond(distance)) {
    return { row: 10, phase: "shift", mechanism: null, cap: "watch" };
  }
  if (!spread || spread.verdict === "unknown") {
    return { row: 1, phase: "insufficient-data", mechanism: null, cap: "breach" };
  }
  return { row: 11, phase: "healthy", mechanism: null, cap: "watch" };
}

/**
 * Whether the mean moved further than forgetting explains. Refitting a law to its own samples moves the mean by a random
 * walk whose variance is what the spread lost: E μ² = σ²(1 − v), v the variance kept (T1, T2 of statistics.md 11).
 */
function isMoved({ human, generation, range }: Field): boolean {
  const people = momentsOf(human.value, range.trim);
  const model = momentsOf(generation.value, range.trim);
  const deviation = Math.sqrt(people.variance);
  const error = Math.sqrt(people.variance / human.value.length + model.variance / generation.value.length);
  const move = (Math.abs(model.mean - people.mean) - SURE * error) / deviation;
  const lost = Math.max(0, 1 - model.variance / people.variance);
  return move > Math.max(LEAST_MOVE, MOST_MOVE * Math.sqrt(lost));
}

/** On a logarithmic scale a number that only moved up spreads less; on the linear one it spreads as before. */
function isOnlyMoved({ human, generation, range }: Field): boolean {
  if (!range.isHeavy) return false;
  const spread = (values: Float64Array) => momentsOf(linearised(values), range.trim).variance;
  return spread(generation.value) >= LEAST_KEPT * spread(human.value);
}
