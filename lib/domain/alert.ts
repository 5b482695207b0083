export const ALERT_STATES = ["pending", "firing", "acknowledged", "recovering", "resolved"] as const;
export type AlertState = (typeof ALERT_STATES)[number];
export const SEVERITIES = ["watch", "breach"] as const;
export type Severity = (typeof SEVERITIES)[number];
