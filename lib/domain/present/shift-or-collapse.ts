import type { Mechanism, Phase, PhaseEvidence } from "../judgement.ts";
import { isTilted, MOST_DRIFT } from "../phase.ts";
import { count, fixed, generationName } from "./format.ts";

/** Whether drift was more than the loss alone explains; null where it could not be told. */
function isMoved({ drift, driftAllowance }: PhaseEvidence): boolean | null {
  return drift === null || driftAllowance === null ? null : drift.value > MOST_DRIFT * driftAllowance;
}

function richnessWords(evidence: PhaseEvidence): string {
  const { humanEquivalentSamples: worth, humanSamples, richness } = evidence;
  const read = richness ?? (evidence.richnessLow ? "low" : "kept");
  if (read === "unknown" || read === "absent") return "its own richness cannot be told";
  const beside =
    worth === null || humanSamples === null || read === "kept"
      ? ""
      : ` (as rich as ${count(worth)} of ${count(humanSamples)} human samples)`;
  return read === "low" ? `its own richness is low${beside}` : "its own richness is kept";
}

function tailWords({ tail, tailLost }: PhaseEvidence): string {
  const read = tail ?? (tailLost ? "lost" : "kept");
  if (read === "unknown") return "what became of rare words cannot be told";
  if (read === "absent") return "there are too few rare words to follow";
  return read === "lost" ? "rare words are lost" : "rare words are kept";
}

function outsideWords({ outside, outsideUp }: PhaseEvidence): string {
  const read = outside ?? (outsideUp ? "up" : "not-up");
  if (read === "up") return "it says more words that no human reference has";
  if (read === "down") return "it says fewer words that are new to the reference";
  return read === "unknown" ? "an invented tail cannot be excluded" : "it invents no more words than people";
}

function driftWords(evidence: PhaseEvidence): string {
  const { drift, driftAllowance: allowed, tilt } = evidence;
  if (drift === null) return "drift cannot be told";
  const nats = `${fixed(drift.value, 4)} nats of drift`;
  if (allowed === null) return nats;
  if (!isMoved(evidence))
    return `${nats} stay under ${MOST_DRIFT} times what the loss alone explains (${fixed(allowed, 4)})`;
  const by = isTilted(tilt) ? ", by the common words growing at the cost of the rare" : "";
  return `${nats} are more than ${MOST_DRIFT} times what the loss alone explains (${fixed(allowed, 4)})${by}`;
}

/** What the answer begins with, by phase; drift alone is never called a collapse. */
function answer(phase: Phase, mechanism: Mechanism | null, evidence: PhaseEvidence, name: string): string {
  switch (phase) {
    case "early-collapse":
    case "late-collapse":
      if (mechanism === "duplication") return `${name} repeats itself`;
      if (mechanism === "class-loss") return `${name} lost a class; the subject of the rest did not move`;
      return isMoved(evidence) && !isTilted(evidence.tilt)
        ? `${name} shrank, and what it talks about moved too`
        : `${name} shrank; its subject did not move`;
    case "shift":
      return mechanism === "invented-tail"
        ? `${name} puts new words in the place of rare ones: a new subject, or an invented tail`
        : `${name} moved: a change of subject, and not by itself a loss. Review it`;
    case "healthy":
      return `Neither: ${name} talks as widely as people, about the same things`;
    case "reference":
      return `${name} is people`;
    case "insufficient-data":
      return `There is not enough data to tell whether ${name} moved or shrank`;
  }
}

/** Did the subject move or the model shrink? The answer, and a sentence with the signs that tell it. */
export function shiftOrCollapse(
  phase: Phase,
  mechanism: Mechanism | null,
  evidence: PhaseEvidence | null,
  index: number,
): { answer: string; signs: string } {
  if (evidence === null) return { answer: `No sign is kept of the judgement of ${generationName(index)}`, signs: "" };
  const [first = "", ...rest] = [richnessWords, tailWords, outsideWords, driftWords].map((words) => words(evidence));
  const signs = `${first.charAt(0).toUpperCase()}${first.slice(1)}, ${rest.slice(0, -1).join(", ")}, and ${rest.at(-1)}.`;
  return { answer: answer(phase, mechanism, evidence, generationName(index)), signs };
}
