import type { Sample } from "../sample.ts";
import {
  CONSENTS,
  type Consent,
  EVIDENCE_LEVELS,
  type EvidenceLevel,
  type IntakeClaim,
  PERSONAL_DATA,
  type PersonalData,
} from "./rules.ts";

/** The claims that hold for one line; null: the line states something there that is none of the known words. */
export interface LineClaim {
  source: string;
  level: EvidenceLevel | null;
  kind: string;
  ref: string;
  by: string;
  licence: string;
  consent: Consent | null;
  personalData: PersonalData | null;
}

/** What is claimed of one line: what it says of itself under `provenance` and `provenance.evidence`, else what was said of the whole upload. */
export function claimOf({ provenance = {} }: Pick<Sample, "provenance">, upload: IntakeClaim): LineClaim {
  const evidence = isObject(provenance.evidence) ? provenance.evidence : {};
  const text = (stated: unknown, otherwise: string) => (typeof stated === "string" ? stated.trim() : otherwise);
  return {
    source: text(provenance.source, upload.source),
    level: wordOf(EVIDENCE_LEVELS, evidence.level, upload.level),
    kind: text(evidence.kind, upload.kind),
    ref: text(evidence.ref, upload.ref),
    by: text(evidence.by, upload.by),
    licence: text(provenance.licence, upload.licence),
    consent: wordOf(CONSENTS, provenance.consent, upload.consent),
    personalData: wordOf(PERSONAL_DATA, provenance.pii, upload.personalData),
  };
}

/** The sample as it is stored: by a person, with the claims that it was accepted on. */
export function claimedSample(sample: Sample, claim: LineClaim, ticket: string): Sample {
  const { source, level, kind, ref, by, licence, consent, personalData } = claim;
  const evidence = { level, kind, ref, by };
  return {
    ...sample,
    origin: "human",
    provenance: { ...sample.provenance, source, licence, consent, pii: personalData, evidence, ticket },
  };
}

function wordOf<T>(words: readonly T[], stated: unknown, otherwise: T): T | null {
  if (stated === undefined || stated === null) return otherwise;
  return words.find((word) => word === stated) ?? null;
}

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
