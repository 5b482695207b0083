import type { AssessmentBasis, Strength } from "../../risk.ts";
import type { LineageName } from "./alert.ts";
import type { RegisterIndicator, RegisterRisk } from "./register.ts";
import type { SeriesView } from "./series.ts";

/** One line of a risk's assessments; append-only. */
export interface AssessmentLine {
  at: string;
  generation: number | null;
  likelihoodLow: number;
  likelihoodHigh: number;
  strengthOfKnowledge: Strength;
  basis: AssessmentBasis;
  by: string;
  rationale: string;
}

/** A risk with everything its page shows. */
export interface RiskDetail {
  risk: RegisterRisk;
  lineage: LineageName;
  indicators: { indicator: RegisterIndicator; series: SeriesView | null }[];
  /** Newest first. */
  assessments: AssessmentLine[];
  tickets: { key: string; state: string; headline: string }[];
}
