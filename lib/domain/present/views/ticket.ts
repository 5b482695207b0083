import type { AlertEvidence } from "../../alert/evidence.ts";
import type { IntakeProgress } from "../../intake/progress.ts";
import type { AcceptanceRules, IntakeClaim } from "../../intake/rules.ts";
import type { InjectionQuantity, Mechanism, TailEvent } from "../../judgement.ts";
import type { Rejection } from "../../sample.ts";
import type { TicketAct, TicketState } from "../../ticket.ts";
import type { TicketVerification } from "../../verify/verification.ts";
import type { Brief } from "../brief.ts";
import type { HistoryLine, LineageName } from "./alert.ts";
import type { DeliveryView } from "./notifications.ts";
import type { SeriesView } from "./series.ts";

/** One ticket on the board. Times are ISO. */
export interface TicketItem {
  key: string;
  lineage: LineageName;
  state: TicketState;
  headline: string;
  /** The figure it was opened on and the newest: "76% at g1, now 14% at g6". */
  figure: string;
  strata: string[];
  humanSamples: number;
  /** Samples accepted in this round. */
  accepted: number;
  /** Samples to be accepted in all, by what the accepted ones are worth; null where samples like these suffice in no number. */
  wanted: number | null;
  round: number;
  acts: TicketAct[];
  openedIndex: number;
  owner: string | null;
  due: string | null;
  /** Its due day has passed and data are still to come. */
  isLate: boolean;
  createdAt: string;
}

/** One upload of human data against a ticket. */
export interface IntakeLine {
  id: string;
  at: string;
  round: number;
  actor: string;
  claim: IntakeClaim;
  offered: number;
  accepted: number;
  duplicates: number;
  refused: number;
  refusedByCode: Record<string, number>;
  refusals: Rejection[];
}

/** What somebody said. `source`: here, or in an issue tracker. */
export interface CommentLine {
  at: string;
  author: string;
  body: string;
  source: "tailwatch" | "tracker";
}

/** The bundle version that the accepted data became. `fromIndex`: the first generation trained on it. */
export interface TicketBundle {
  id: string;
  version: number;
  modelIndex: number;
  modelSamples: number;
  humanSamples: number;
  heldBack: number;
  freshShare: number;
  isPooled: boolean;
  fromIndex: number | null;
}

/** A ticket with everything its page shows. */
export interface TicketDetail extends TicketItem {
  mechanism: Mechanism | null;
  quantities: InjectionQuantity[];
  lostEvents: TailEvent[];
  history: HistoryLine[];
  /** What the accepted data of this round are worth; null before the first. */
  progress: IntakeProgress | null;
  rules: AcceptanceRules;
  /** Whether the rules may still change. */
  isRulesOpen: boolean;
  price: { amount: number; currency: string } | null;
  intakes: IntakeLine[];
  comments: CommentLine[];
  brief: Brief;
  bundle: TicketBundle | null;
  verification: TicketVerification | null;
  verifyIndex: number | null;
  /** What was told of it, to whom, and whether it arrived; newest first. */
  deliveries: DeliveryView[];
  outside: { tracker: string; key: string; url: string | null; state: string | null } | null;
  alert: { id: string; headline: string; state: string; evidence: AlertEvidence; series: SeriesView | null };
}
