export const ALERT_STATES = ["pending", "firing", "acknowledged", "recovering", "resolved"] as const;
export type AlertState = (typeof ALERT_STATES)[number];
export const SEVERITIES = ["watch", "breach"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** Acts of people; everything else that moves an alert is a judged generation or time. */
export const ALERT_ACTS = ["acknowledge", "snooze", "unsnooze", "resolve"] as const;
export type AlertAct = (typeof ALERT_ACTS)[number];

/**
 * An alert as its state machine sees it.
 * `beyondRun`: judged generations running beyond the line, for `for`; `okRun`: ok ones running, for `clearAfter`.
 * `lastIndex`: the newest generation that it has seen; an older or equal one moves nothing.
 */
export interface AlertTrack {
  state: AlertState;
  severity: Severity;
  openedIndex: number;
  lastIndex: number;
  beyondRun: number;
  okRun: number;
}
