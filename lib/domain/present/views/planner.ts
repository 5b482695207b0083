import type { Mechanism, Phase } from "../../judgement.ts";
import type { Plan } from "../../plan/plan.ts";
import type { AskedPlan } from "../plan-question.ts";
import type { LineageRow } from "./lineage.ts";
import type { SeriesView } from "./series.ts";

/** A question with the plan that answers it. */
export interface AnsweredPlan {
  asked: AskedPlan;
  plan: Plan;
}

/** The generation that is planned from, and how it was made. */
export interface PlanBase {
  index: number;
  samples: number;
  phase: Phase;
  mechanism: Mechanism | null;
  /** Fresh human share of its bundle; null: not told. */
  freshShare: number | null;
  /** Size of its bundle; null: not told, as many as were sent are taken. */
  trainingSize: number | null;
}

/** Everything that is foretold from one generation. */
export interface Foresight {
  base: PlanBase;
  present: AnsweredPlan;
  /** The same at today's share. */
  today: Plan;
  /** The same question for the breach line as target. */
  held: Plan;
  /** Plans kept for comparison. */
  kept: AnsweredPlan[];
  /** Retention as it was measured so far, by stratum. */
  observed: SeriesView[];
}

/** What stands in the way of a ticket with this plan, or the alert that it would answer. */
export type TicketOffer =
  | { kind: "open"; alert: string; humanSamples: number }
  | { kind: "refused"; because: string; ticket: string | null };

/** The planner of a lineage. `unknown`: why nothing can be foretold. */
export interface PlannerView {
  row: LineageRow;
  now: Date;
  /** Generations that could be planned from. */
  possible: number[];
  index: number | null;
  complaints: string[];
  unknown: { because: string; ends: string } | null;
  foresight: Foresight | null;
  offer: TicketOffer;
}
