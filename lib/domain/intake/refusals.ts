import type { Refusal } from "../formats/field.ts";
import type { Sample } from "../sample.ts";
import type { LineClaim } from "./line-claim.ts";
import type { AcceptanceRules } from "./rules.ts";

interface Meaning {
  field: string;
  message: string;
  help: string;
}

/** Every reason for which a line that is a sample is not accepted against a ticket. Codes are stable; clients branch on them. */
export const INTAKE_REFUSALS = {
  "origin.not-human": {
    field: "origin",
    message: "The line says that no person alone wrote it.",
    help: "Send what people wrote; leave out what a model made or changed.",
  },
  "text.missing": {
    field: "text",
    message: "The line has no text, and this ticket asks for texts.",
    help: 'Send what was written under "text".',
  },
  "text.too-short": {
    field: "text",
    message: "The text has fewer words than the ticket takes.",
    help: "Write a longer text; the brief says how many words are asked.",
  },
  "evidence.too-low": {
    field: "provenance.evidence.level",
    message: "Too little is said of how it is known that a person wrote it.",
    help: "State an evidence level of 0 to 4 that reaches what the brief asks.",
  },
  "licence.missing": {
    field: "provenance.licence",
    message: "No licence is named.",
    help: "Name the licence under which it may be trained on.",
  },
  "licence.refused": {
    field: "provenance.licence",
    message: "The ticket does not take this licence.",
    help: "Send data under one of the licences that the brief names.",
  },
  "consent.refused": {
    field: "provenance.consent",
    message: "The ticket does not take data with this consent.",
    help: "State contract, licence or public, where that is so.",
  },
  "personal-data.refused": {
    field: "provenance.pii",
    message: "It holds personal data, or nobody looked.",
    help: "Mask names and contacts, and state none or masked.",
  },
  "copy.reference": {
    field: "text",
    message: "It is a copy of a human sample that this lineage is measured with.",
    help: "Measure and training must not share data: write an own text.",
  },
  "copy.model": {
    field: "text",
    message: "It is a copy of what the model itself said.",
    help: "Training on it is what the ticket is to mend: write an own text.",
  },
  "near-copy.reference": {
    field: "text",
    message: "It has at least 70% of its words in common with a human sample that this lineage is measured with.",
    help: "Write an own text, not an example with a few words changed.",
  },
  "near-copy.model": {
    field: "text",
    message: "It has at least 70% of its words in common with something that the model said.",
    help: "Write an own text, not an output with a few words changed.",
  },
  "near-copy.accepted": {
    field: "text",
    message: "It has at least 70% of its words in common with a text that was accepted already.",
    help: "Say something else, or say it differently.",
  },
  "id.conflict": {
    field: "id",
    message: "This id already stands for another accepted sample.",
    help: "Give every sample without a text an id of its own.",
  },
} as const satisfies Record<string, Meaning>;

export type IntakeRefusal = keyof typeof INTAKE_REFUSALS;

/** A refusal in full. */
export function refusalOf(code: IntakeRefusal): Refusal {
  return { code, ...INTAKE_REFUSALS[code] };
}

/**
 * Why a sample breaks the rules of a ticket, or null. Given its claims, its words in number, and whether the lineage's
 * human samples are texts.
 */
export function ruleBroken(
  sample: Pick<Sample, "text" | "origin" | "generator">,
  claim: LineClaim,
  { rules, tokens, needsText }: { rules: AcceptanceRules; tokens: number; needsText: boolean },
): IntakeRefusal | null {
  const isForeign = sample.origin !== undefined && sample.origin !== "human";
  if (isForeign || sample.generator !== undefined) return "origin.not-human";
  if (sample.text === undefined && needsText) return "text.missing";
  if (sample.text !== undefined && tokens < rules.leastTokens) return "text.too-short";
  if (claim.level === null || claim.level < rules.leastEvidence) return "evidence.too-low";
  if (claim.licence === "") return "licence.missing";
  if (rules.licences !== null && !rules.licences.includes(claim.licence)) return "licence.refused";
  if (claim.consent === null || !rules.consents.includes(claim.consent)) return "consent.refused";
  if (claim.personalData === null || !rules.personalData.includes(claim.personalData)) return "personal-data.refused";
  return null;
}
