/** State of a key risk indicator, read from its interval (trust.md 5). Pages nobody. */
export const INDICATOR_STATES = ["ok", "watch", "breach", "unknown"] as const;
export type IndicatorState = (typeof INDICATOR_STATES)[number];
export const RISK_STATUSES = ["open", "monitoring", "treated", "closed"] as const;
export type RiskStatus = (typeof RISK_STATUSES)[number];
export const TREATMENTS = ["mitigate", "accept", "transfer", "avoid"] as const;
export type Treatment = (typeof TREATMENTS)[number];
