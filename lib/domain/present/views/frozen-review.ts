import type { AlertState, Severity } from "../../alert.ts";
import type { Mechanism, Phase, Verdict } from "../../judgement.ts";
import type { Family } from "../../metrics/define.ts";
import type { TicketState } from "../../ticket.ts";
import type { TicketVerification } from "../../verify/verification.ts";
import type { Decision } from "./decision.ts";
import type { RegisterTwin } from "./register.ts";

/** A lineage as a link needs it. */
export interface NamedLineage {
  slug: string;
  name: string;
}

/** One measured number as a review states it; null values could not be told. */
export interface ReviewFigure {
  metric: string;
  slice: string;
  version: number;
  family: Family;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
  verdict: Verdict;
}

/** Where a lineage stands: verdict, finding, and the figures behind them, the worst first. `index` null: not judged yet. */
export interface ReviewLineage extends NamedLineage {
  owner: string | null;
  verdict: Verdict;
  finding: string;
  phase: Phase | null;
  mechanism: Mechanism | null;
  index: number | null;
  revision: number | null;
  samples: number | null;
  judgedAt: string | null;
  /** Version of the policies that it was judged by, and of those that the next generation will be. */
  policyVersion: number | null;
  policiesInForce: number;
  figures: ReviewFigure[];
}

/** How a lineage moved. `unknown`: it could be told and cannot any more. */
export type Movement = "worse" | "unknown" | "new" | "better" | "same";

/** A lineage now and at the last review, and its leading figure now, then, and of people. */
export interface ReviewChange {
  lineage: NamedLineage;
  movement: Movement;
  from: { verdict: Verdict; index: number } | null;
  to: { verdict: Verdict; index: number };
  figure: (ReviewFigure & { previous: number | null; human: number }) | null;
  finding: string;
}

/** How a commitment stands on the day of the review. */
export type CommitmentState = "late" | "at-risk" | "on-track" | "done";

/** Something decided: who does what until when. Days are ISO. */
export interface Commitment {
  id: number;
  week: string;
  /** TW-3, or the id of an alert. */
  subject: string;
  lineage: NamedLineage | null;
  finding: string;
  decision: string;
  owner: string;
  due: string;
  by: string;
  decidedOn: string;
  doneOn: string | null;
  state: CommitmentState;
}

/** An alert that fired or ended in the week. Times are ISO. */
export interface ReviewAlert {
  id: string;
  lineage: NamedLineage;
  headline: string;
  severity: Severity;
  state: AlertState;
  openedIndex: number;
  firedAt: string | null;
  acknowledgedAt: string | null;
  resolvedAt: string | null;
  owner: string | null;
}

/** What happened in the week. `expected`: false alarms that a year's budget allots to the generations judged so far. */
export interface ReviewActivity {
  generationsClosed: number;
  fired: ReviewAlert[];
  resolved: ReviewAlert[];
  /** Median of those that fired in the week and were taken; null: none was. */
  minutesToAcknowledge: number | null;
  falseAlarms: { expected: number; budget: number; looks: number };
}

/** A ticket as a review states it, with what the generation after the injection showed. */
export interface ReviewTicket {
  key: string;
  lineage: NamedLineage;
  state: TicketState;
  headline: string;
  openedIndex: number;
  humanSamples: number;
  owner: string | null;
  due: string | null;
  verification: TicketVerification | null;
}

/**
 * Everything that a frozen review shows. No time, no name of who froze it: the same state gives the same document, and its
 * digest says so. No sample text.
 */
export interface FrozenReview {
  schema: "tailwatch.review/1";
  week: string;
  isDemo: boolean;
  paragraph: string;
  numbers: { value: string; name: string }[];
  lineages: ReviewLineage[];
  /** The review that it is compared with; null: each lineage with its judged generation before. */
  against: string | null;
  changes: ReviewChange[];
  decisions: Decision[];
  /** Decisions that waited beyond those listed. */
  moreDecisions: number;
  commitments: Commitment[];
  activity: ReviewActivity;
  tickets: ReviewTicket[];
  register: Omit<RegisterTwin, "asOf">;
}

/** A frozen review with who froze it when. `isIntact`: the document still has the digest that it was frozen with. */
export interface StoredReview {
  id: string;
  week: string;
  reviewer: string;
  note: string;
  at: string;
  digest: string;
  isIntact: boolean;
  document: FrozenReview;
}

/** One line of the list of reviews. */
export interface ReviewHead {
  id: string;
  week: string;
  reviewer: string;
  note: string;
  at: string;
  digest: string;
  paragraph: string;
}
