import type { Mechanism, Phase, PhaseEvidence } from "../judgement.ts";
import { isTilted, MOST_DRIFT } from "../phase.ts";
import { count, fixed, interval, percent } from "./format.ts";
import { MECHANISM_WORDS, PHASE_WORDS } from "./glossary.ts";

/** One sign that the decision table looked at: its name, what it read, and what that speaks for. */
export interface Sign {
  name: string;
  reading: string;
  speaks: string;
}

const UNTOLD = "could not be told";

function massSign(evidence: PhaseEvidence): Sign {
  const { massShareOfLoss: share } = evidence;
  const name = "Share of the loss that is mass";
  if (share === null) return { name, reading: UNTOLD, speaks: "Needs a loss of rare words to be read." };
  const shown = interval(share, "ratio");
  const reading = `${shown.value} (${shown.interval})`;
  if (share.low >= 0.5)
    return { name, reading, speaks: "Rare words are said less often, not only fewer of them: sharpening." };
  if (share.high < 0.5) return { name, reading, speaks: "Words vanish while the rest keep their rate: resampling." };
  return { name, reading, speaks: "The interval lies on both sides of 50%: neither is told apart." };
}

function driftSign(evidence: PhaseEvidence): Sign {
  const { drift, driftAllowance: allowed } = evidence;
  const name = "Drift against what the loss alone explains";
  if (drift === null) return { name, reading: UNTOLD, speaks: "Without it a change of subject cannot be excluded." };
  const nats = `${fixed(drift.value, 4)} nats (${fixed(drift.low, 4)} to ${fixed(drift.high, 4)})`;
  if (allowed === null) return { name, reading: nats, speaks: "The allowance could not be told." };
  const reading = `${nats}; explained ${fixed(allowed, 4)}`;
  if (drift.value <= MOST_DRIFT * allowed) {
    return { name, reading, speaks: "The subject stayed: a loss is a loss." };
  }
  return { name, reading, speaks: "More than forgetting explains: decoding was sharpened, or the subject moved." };
}

function tiltSign({ tilt }: PhaseEvidence): Sign {
  const name = "Drift that word frequency alone explains";
  if (tilt === null) return { name, reading: UNTOLD, speaks: "There is no drift to read it from." };
  const reading = `${percent(Math.max(0, tilt.share))}, by the power ${fixed(tilt.exponent, 2)}`;
  if (isTilted(tilt)) {
    return { name, reading, speaks: "Common words grew at the cost of rare ones, whatever the subject: sharpening." };
  }
  return { name, reading, speaks: "What moved are single words, not the common against the rare." };
}

function rareSign(evidence: PhaseEvidence): Sign {
  const name = "Rare words";
  switch (evidence.tail ?? (evidence.tailLost ? "lost" : "kept")) {
    case "lost":
      return { name, reading: "lost", speaks: "The tail lies beyond its line." };
    case "kept":
      return { name, reading: "kept", speaks: "The tail is not beyond its line." };
    case "unknown":
      return {
        name,
        reading: UNTOLD,
        speaks: "No measurement of rare words is known: neither a loss nor its absence.",
      };
    case "absent":
      return { name, reading: "none to read", speaks: "The human reference holds too few rare words to follow." };
  }
}

function richnessSign(evidence: PhaseEvidence): Sign {
  const { humanEquivalentSamples: equivalent } = evidence;
  const name = "Own richness";
  const read = evidence.richness ?? (evidence.richnessLow ? "low" : "kept");
  if (read === "absent") return { name, reading: "none to read", speaks: "Too few kinds of things to count." };
  return {
    name,
    reading: read === "unknown" ? UNTOLD : read,
    speaks:
      equivalent === null
        ? "How many human samples it is worth could not be told."
        : `As rich as ${count(equivalent)} human samples.`,
  };
}

function outsideSign(evidence: PhaseEvidence): Sign {
  const name = "Words outside the human reference";
  switch (evidence.outside ?? (evidence.outsideUp ? "up" : "not-up")) {
    case "up":
      return { name, reading: "more than humans", speaks: "A new subject or invented words; read the samples." };
    case "not-up":
      return { name, reading: "no more than humans", speaks: "No sign of an invented tail." };
    case "down":
      return {
        name,
        reading: "fewer than humans",
        speaks: "Not resampling, which keeps them: sharpening or a narrower subject.",
      };
    case "unknown":
      return { name, reading: UNTOLD, speaks: "An invented tail can be neither seen nor excluded." };
  }
}

/** What told phase and mechanism, sign by sign, in the order a reader asks. */
export function signsOf(evidence: PhaseEvidence): Sign[] {
  return [
    rareSign(evidence),
    richnessSign(evidence),
    massSign(evidence),
    driftSign(evidence),
    tiltSign(evidence),
    outsideSign(evidence),
  ];
}

/** What the page of a lineage says of phase and mechanism, and the first thing to do. */
export function phaseFinding(phase: Phase, mechanism: Mechanism | null): string {
  if (mechanism === null) return PHASE_WORDS[phase];
  return `${PHASE_WORDS[phase]} ${MECHANISM_WORDS[mechanism].means}`;
}

/** What these numbers cannot tell, said on every page of a lineage. */
export const CANNOT_TELL: readonly string[] = [
  "Whether a sample is true: words are compared, not facts.",
  "A narrower human subject from some losses, when samples carry no topic or prompt: it then says review.",
  "Anything smaller than the least detectable loss at this sample size.",
];
