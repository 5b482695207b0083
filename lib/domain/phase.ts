import type { LossEvidence } from "./comparison/loss-evidence.ts";
import type { Tilt } from "./comparison/tilt.ts";
import type { Mechanism, Phase, Verdict } from "./judgement.ts";
import type { Signs } from "./signs.ts";

/** Drift beyond this multiple of what resampling alone makes is a change of subject. */
export const MOST_DRIFT = 3;
/** Multiple up to which drift whose interval crosses that line still reads as resampling. */
const LIKELY_DRIFT = 2;
/** Share of people's richness, as human-equivalent samples, down to which a narrower human subject reaches: the least of 48 had .67. */
const MILD_LOSS = 0.6;
/** Drift (nats) beyond which so mild a loss is not resampling's: 48 narrower human sets began at .0104, two recursions reached .0064. */
const MILD_DRIFT = 0.007;
/** Multiple of the allowance up to which such drift, with the mass surely kept, is resampling's all the same. */
const AS_RESAMPLED = 1.2;
/** Human samples at the common budget under which a narrower subject drifts no more than resampling does, however much it lost. */
const FEW_SAMPLES = 400;
/** φ: with its interval under this, mass was kept (resampling). */
const MASS_LINE = 0.5;
/** φ beyond which a loss of types alone no longer tells resampling, and from which on it tells sharpening. */
const MASS_KEPT = 0.25;
/** Least share of the drift that a power of frequency must explain to tell sharpening. */
const LEAST_TILT = 0.2;
/** Drift (nats) under which the head stands. */
const HEAD_STANDS = 0.1;

/** Where the decision table came out. `cap`: the worst verdict that the row allows. */
export interface PhaseDecision {
  row: number;
  phase: Exclude<Phase, "reference">;
  mechanism: Mechanism | null;
  cap: Verdict;
}

/**
 * Phase and mechanism from the signs and the evidence of loss: the first row that holds (statistics.md 6 with 12).
 * A pure table; the wording of each row is in present/headline.
 */
export function phaseOf(signs: Signs, evidence: LossEvidence): PhaseDecision {
  const decision = rowOf(signs, evidence);
  // Copies stand whatever became of the rest: no other row lowers them (statistics.md 12.3).
  return signs.repetition === "breach" ? { ...decision, cap: "breach" } : decision;
}

function rowOf(signs: Signs, evidence: LossEvidence): PhaseDecision {
  const collapse = signs.richnessVerdict === "breach" && signs.lateGroups >= 2 ? "late-collapse" : "early-collapse";
  const subject = subjectOf(signs, evidence);
  const phi = evidence.massShareOfLoss;
  // Copies that were not known as such leave a little of their loss behind: only a breach is a loss of its own.
  const isLossBreached = signs.isTailBreached || signs.richnessVerdict === "breach";
  const isOnlyCopies = signs.tail !== "lost" && signs.richness !== "low";
  if (signs.repetition === "breach" && (signs.isOneVoice || isOnlyCopies || (!isLossBreached && subject !== "moved"))) {
    return { row: 2, phase: signs.isOneVoice ? "late-collapse" : collapse, mechanism: "duplication", cap: "breach" };
  }
  const isOnlyEvent = signs.tail !== "lost" && (signs.richness !== "low" || signs.isLabelled);
  if (signs.isEventBreached && isOnlyEvent) {
    return { row: 3, phase: "early-collapse", mechanism: "class-loss", cap: "breach" };
  }
  if (signs.tail === "lost") {
    if (signs.isOutsideUp && phi && phi.value >= MASS_LINE && signs.drift && signs.drift.value < HEAD_STANDS) {
      return { row: 4, phase: "shift", mechanism: "invented-tail", cap: "watch" };
    }
    if (signs.richness === "kept") return { row: 8, phase: "shift", mechanism: null, cap: "watch" };
  }
  if (signs.tail === "lost" || signs.richness === "low") {
    const doubt = doubtOf(subject, signs, evidence);
    if (doubt) return doubt;
    const isBoth = signs.tail === "lost" && signs.richness === "low";
    return isBoth
      ? lossOfBoth(collapse, subject, signs, evidence)
      : { row: 9, phase: collapse, mechanism: null, cap: capOf(subject, signs) };
  }
  if (signs.isTailExchanged && signs.richness !== "unknown")
    return { row: 8, phase: "shift", mechanism: null, cap: "watch" };
  if (signs.isSpreadBreached && signs.tail === "kept")
    return { row: 12, phase: "shift", mechanism: null, cap: "watch" };
  if (signs.isShifted && signs.richness !== "unknown")
    return { row: 10, phase: "shift", mechanism: null, cap: "watch" };
  if (isUntold(signs)) {
    return { row: 1, phase: "insufficient-data", mechanism: null, cap: "breach" };
  }
  return { row: 11, phase: "healthy", mechanism: null, cap: "watch" };
}

/** Neither richness nor tail can be told; where both are absent (a handful of labels), the labels' own rates decide. */
export function isUntold({ richness, tail, isEventOk }: Signs): boolean {
  return richness === "unknown" || tail === "unknown" || (richness === "absent" && !isEventOk);
}

/** Whether frequency alone explains enough of the drift: common words grew at the cost of rare ones. */
export const isTilted = (tilt: Tilt | null) => tilt !== null && tilt.exponent > 1 && tilt.share >= LEAST_TILT;

type Subject = "same" | "near" | "tilted" | "moved" | "open";

/**
 * Whether the subject is the human one as far as drift tells. `tilted`: it drifted by frequency; `same`: surely no more
 * than resampling makes; `near`: hardly more; `moved`: more, by single words; `open`: cannot be told.
 */
function subjectOf({ drift }: Signs, evidence: LossEvidence): Subject {
  const { driftAllowance, tilt, humanEquivalentSamples, humanSamples, massShareOfLoss: phi } = evidence;
  if (!drift || driftAllowance === null) return "open";
  if (drift.low > 0 && isTilted(tilt)) return "tilted";
  // The allowance grows as samples become few; the drift itself does not.
  const isBeyondMild = humanEquivalentSamples >= MILD_LOSS * humanSamples && drift.value > MILD_DRIFT;
  const isAsResampled = drift.value <= AS_RESAMPLED * driftAllowance && phi !== null && phi.high < MASS_LINE;
  if ((isBeyondMild || humanSamples < FEW_SAMPLES) && !isAsResampled)
    return drift.value > MOST_DRIFT * driftAllowance ? "moved" : "open";
  if (drift.high <= MOST_DRIFT * driftAllowance) return "same";
  if (drift.value <= LIKELY_DRIFT * driftAllowance) return "near";
  return drift.value > MOST_DRIFT * driftAllowance ? "moved" : "open";
}

const NARROWER: PhaseDecision = { row: 7, phase: "shift", mechanism: null, cap: "watch" };
/** Too little is known of the drift to tell a collapse from a narrower human subject: a person must. */
const UNDECIDED: PhaseDecision = { row: 13, phase: "shift", mechanism: null, cap: "watch" };

/** A loss that a narrower human subject would show as well: null where the evidence excludes it. */
function doubtOf(subject: Subject, { outside }: Signs, { massShareOfLoss: phi }: LossEvidence): PhaseDecision | null {
  if (subject === "tilted") return null;
  // Resampling keeps the mass of what people have not said yet as well; a narrower subject has fewer such words.
  if (subject === "moved" || outside === "down") return NARROWER;
  // Mass that went, and not by frequency, is no resampling either.
  return subject === "open" || (phi !== null && phi.low > MASS_KEPT) ? UNDECIDED : null;
}

/** Tail and own richness both gone: resampling, sharpening, or neither to be told. */
function lossOfBoth(
  collapse: PhaseDecision["phase"],
  subject: Subject,
  signs: Signs,
  { massShareOfLoss: phi }: LossEvidence,
): PhaseDecision {
  if (subject === "tilted") {
    const isMassGone = phi !== null && phi.value >= MASS_KEPT;
    return { row: 5, phase: collapse, mechanism: isMassGone ? "sharpening" : null, cap: "breach" };
  }
  const isResampled = phi !== null && phi.high < MASS_LINE && phi.value <= MASS_KEPT;
  return { row: 6, phase: collapse, mechanism: isResampled ? "resampling" : null, cap: capOf(subject, signs) };
}

/** Effective words and compression follow the subject too: a breach of theirs makes none of a loss that is at watch. */
const capOf = (subject: Subject, { richnessVerdict, isTailBreached, isEventBreached }: Signs): Verdict =>
  subject !== "near" && (richnessVerdict === "breach" || isTailBreached || isEventBreached) ? "breach" : "watch";
