import type { AlertEvidence } from "../../alert/evidence.ts";
import type { Snooze } from "../../alert/snooze.ts";
import type { AlertAct, AlertState, Severity } from "../../alert.ts";
import type { Verdict } from "../../judgement.ts";
import type { SeriesView } from "./series.ts";

/** A lineage as other pages name it. */
export interface LineageName {
  slug: string;
  name: string;
}

/** One alert in the inbox. Times are ISO. */
export interface AlertItem {
  id: string;
  lineage: LineageName;
  policy: string;
  metric: string;
  slice: string;
  severity: Severity;
  state: AlertState;
  headline: string;
  /** The figure it fired on and the newest: "76% at g1, now 14% at g6". */
  figure: string;
  openedIndex: number;
  lastIndex: number;
  /** Ok generations running, of those that resolve it. */
  okRun: number;
  clearAfter: number;
  owner: string | null;
  snooze: Snooze | null;
  /** Number of the group of open alerts that it belongs to. */
  group: number;
  openedAt: string;
  resolvedAt: string | null;
  /** The ticket it opened, or the open one of its lineage that asks for what it misses. */
  ticket: string | null;
  /** What to do where no human data helps. */
  remedy: string | null;
}

/** The inbox: alerts of one tab grouped by lineage, oldest breach first. */
export interface AlertInbox {
  counts: Record<AlertState, number>;
  /** When anything was judged last, and now; null: never. */
  judgedAt: Date | null;
  now: Date;
  groups: { lineage: LineageName; alerts: AlertItem[] }[];
}

/** One line of a history. `index`: the generation that caused it, null for an act of a person. */
export interface HistoryLine {
  at: string;
  index: number | null;
  from: string | null;
  to: string;
  actor: string;
  note: string;
}

/** An alert with everything its page shows. */
export interface AlertDetail extends AlertItem {
  evidence: AlertEvidence;
  /** The leading measurement as a chart reads it; null when the metric is no longer declared. */
  series: SeriesView | null;
  acts: AlertAct[];
  history: HistoryLine[];
  /** The newest judged generation, when it or its revision is newer than the evidence. */
  since: { index: number; verdict: Verdict; headline: string; isRevision: boolean } | null;
  /** How much sooner it opened than the averages moved; null where that tells nothing. */
  leadTime: string | null;
  /** Where it says what to do; null: what is built in. */
  runbook: string | null;
  /** The alert of the same policy before it. */
  previousId: string | null;
  /** Resolved alerts of the same policy, newest first. */
  past: AlertItem[];
}
