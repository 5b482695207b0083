/** How well it is known that a person wrote a text; E1 says only the uploader, E4 somebody independent (trust.md 3). */
export const EVIDENCE_LEVELS = [0, 1, 2, 3, 4] as const;
export type EvidenceLevel = (typeof EVIDENCE_LEVELS)[number];

export const CONSENTS = ["contract", "licence", "public", "none", "unknown"] as const;
export type Consent = (typeof CONSENTS)[number];

export const PERSONAL_DATA = ["none", "masked", "present", "unknown"] as const;
export type PersonalData = (typeof PERSONAL_DATA)[number];

/**
 * What human data must fulfil to be accepted against a ticket.
 * `licences`: null takes any that is named. `leastTokens`: shorter samples are refused; 0 takes all.
 */
export interface AcceptanceRules {
  leastEvidence: EvidenceLevel;
  licences: string[] | null;
  consents: Consent[];
  personalData: PersonalData[];
  leastTokens: number;
}

/** What an uploader says of human data; a line may say otherwise of itself. `by`: a pseudonym of who vouches. */
export interface IntakeClaim {
  source: string;
  level: EvidenceLevel;
  kind: string;
  ref: string;
  by: string;
  licence: string;
  consent: Consent;
  personalData: PersonalData;
}

/** What a ticket asks for until somebody says otherwise. */
export const DEFAULT_RULES: AcceptanceRules = {
  leastEvidence: 1,
  licences: null,
  consents: ["contract", "licence", "public"],
  personalData: ["none", "masked"],
  leastTokens: 1,
};
