import type { Mechanism, Phase, PhaseEvidence } from "../judgement.ts";
import { FAINT_DRIFT, LEAST_TILT, MOST_DRIFT } from "../phase.ts";
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
  if (drift.value <= Math.max(FAINT_DRIFT, MOST_DRIFT * allowed)) {
    return { name, reading, speaks: "The subject stayed: a loss is a loss." };
  }
  return { name, reading, speaks: "More than forgetting explains: decoding was sharpened, or the subject moved." };
}

function tiltSign({ tilt }: PhaseEvidence): Sign {
  const name = "Drift that word frequency alone explains";
  if (tilt === null) return { name, reading: UNTOLD, speaks: "There is no drift to explain." };
  const reading = `${percent(Math.max(0, tilt.share))}, by the power ${fixed(tilt.exponent, 2)}`;
  if (tilt.exponent > 1 && tilt.share >= LEAST_TILT) {
    return { name, reading, speaks: "Common words grew at the cost of rare ones, whatever the subject: sharpening." };
  }
  return { name, reading, speaks: "What moved are single words, not the common against the rare." };
}

/** What told phase and mechanism, sign by sign, in the order a reader asks. */
export function signsOf(evidence: PhaseEvidence): Sign[] {
  const equivalent = evidence.humanEquivalentSamples;
  return [
    {
      name: "Rare words",
      reading: evidence.tailLost ? "lost" : "kept",
      speaks: evidence.tailLost ? "The tail lies beyond its line." : "The tail is not beyond its line.",
    },
    {
      name: "Own richness",
      reading: evidence.richnessLow ? "low" : "kept",
      speaks:
        equivalent === null
          ? "How many human samples it is worth could not be told."
          : `As rich as ${count(equivalent)} human samples.`,
    },
    massSign(evidence),
    driftSign(evidence),
    tiltSign(evidence),
    {
      name: "Words outside the human reference",
      reading: evidence.outsideUp ? "more than humans" : "no more than humans",
      speaks: evidence.outsideUp
        ? "A new subject or invented words; read the samples."
        : "No sign of an invented tail.",
    },
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
