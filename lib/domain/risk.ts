/** State of a key risk indicator, read from its interval (trust.md 5). Pages nobody. */
export const INDICATOR_STATES = ["ok", "watch", "breach", "unknown"] as const;
export type IndicatorState = (typeof INDICATOR_STATES)[number];
export const RISK_STATUSES = ["open", "monitoring", "treated", "closed"] as const;
export type RiskStatus = (typeof RISK_STATUSES)[number];
export const TREATMENTS = ["mitigate", "accept", "transfer", "avoid"] as const;
export type Treatment = (typeof TREATMENTS)[number];
export const STRENGTHS = ["low", "medium", "high"] as const;
export type Strength = (typeof STRENGTHS)[number];
/** Where a rating comes from: proposed by the indicators, or said by a person. */
export const ASSESSMENT_BASES = ["metric", "expert"] as const;
export type AssessmentBasis = (typeof ASSESSMENT_BASES)[number];

/** Ordinal words of the five likelihoods, 1 to 5. */
export const LIKELIHOOD_WORDS = ["rare", "unlikely", "possible", "likely", "almost certain"] as const;
/** Ordinal words of the five impacts, 1 to 5; set by a person, never by a metric. */
export const IMPACT_WORDS = ["minor", "moderate", "serious", "major", "critical"] as const;

/** "Because of [cause], affecting [asset], [event] may occur, resulting in [impact]." */
export function riskStatement(parts: { cause: string; asset: string; event: string; impact: string }): string {
  return `Because of ${parts.cause}, affecting ${parts.asset}, ${parts.event} may occur, resulting in ${parts.impact}.`;
}
