import type { Family } from "../../metrics/define.ts";
import type { RunningJudgement } from "../progress.ts";
import type { Decision } from "./decision.ts";
import type { Commitment, ReviewActivity, ReviewChange, ReviewLineage } from "./frozen-review.ts";
import type { LineageRow } from "./lineage.ts";
import type { SeriesView } from "./series.ts";

/** The overview: what the week looks like and what it asks for. */
export interface WeeklyReview {
  now: Date;
  /** How far the demo is; null without demo lineages on this page. */
  demo: { judged: number; total: number } | null;
  rows: LineageRow[];
  /** Lineages of which something is judged now, or waits for it. */
  pending: { slug: string; name: string; running: RunningJudgement[]; waiting: number[] }[];
  inBreach: number;
  ticketsVerified: number;
  ticketsClosed: number;
  decisions: Decision[];
  /** Decisions beyond those listed. */
  moreDecisions: number;
  /** ISO week. */
  week: string;
  /** The frozen review that changes are told against; null: each lineage against its judged generation before. */
  against: string | null;
  changes: ReviewChange[];
  /** Every lineage with its figures. */
  lineages: ReviewLineage[];
  commitments: Commitment[];
  activity: ReviewActivity;
  /** Who reviewed this week, oldest first. */
  marks: { reviewer: string; note: string; at: string }[];
  /** Ids of the reviews frozen this week. */
  frozen: string[];
  families: Family[];
  sparks: { slug: string; family: Family; series: SeriesView }[];
}
