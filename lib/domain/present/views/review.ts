import type { Verdict } from "../../judgement.ts";
import type { Family } from "../../metrics/define.ts";
import type { RunningJudgement } from "../progress.ts";
import type { LineageRow } from "./lineage.ts";
import type { SeriesView } from "./series.ts";

/** Something a person has to decide: a ticket that waits, or a breach without one, with the act proposed. */
export interface Decision {
  /** "TW-3", or "alert". */
  key: string;
  href: string;
  lineage: { slug: string; name: string };
  finding: string;
  /** "Approve 4,195 human samples". */
  act: string;
  since: number;
  owner: string | null;
  due: string | null;
}

/** A lineage whose verdict moved at its newest judged generation. */
export interface Change {
  lineage: { slug: string; name: string };
  index: number;
  from: Verdict | null;
  to: Verdict;
  finding: string;
}

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
  changes: Change[];
  families: Family[];
  sparks: { slug: string; family: Family; series: SeriesView }[];
}
