import type { AssessmentBasis, IndicatorState, RiskStatus, Strength, Treatment } from "../../risk.ts";
import type { TicketState } from "../../ticket.ts";

/** One risk as the register states it: a flat row, raw values. Likelihood and impact are ordinal, 1-5. */
export interface RegisterRisk {
  ref: string;
  lineage: string;
  title: string;
  statement: string;
  category: string;
  status: RiskStatus;
  /** State of the leading indicator: the worst. */
  state: IndicatorState;
  confirmed: boolean;
  /** The leading indicator and what it last read; null when there is none, or it could not be told. */
  metric: string | null;
  slice: string | null;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
  likelihoodLow: number;
  likelihoodHigh: number;
  /** The assessment before; null for the first. */
  previousLow: number | null;
  previousHigh: number | null;
  impact: number | null;
  /** Cells of the matrix that the range covers at this impact; empty until a person sets the impact. */
  levels: string[];
  strengthOfKnowledge: Strength;
  basis: AssessmentBasis;
  /** What the rating rests on, in words. */
  rationale: string;
  treatment: Treatment;
  owner: string | null;
  /** Day, ISO. */
  reviewDue: string | null;
  generation: number | null;
  assessedAt: string | null;
}

/** What an indicator last read, with its lines. */
export interface RegisterIndicator {
  risk: string;
  lineage: string;
  metric: string;
  slice: string;
  isLeading: boolean;
  generation: number | null;
  state: IndicatorState;
  confirmed: boolean;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
  control: number | null;
  controlN: number | null;
  reason: string | null;
  appetite: number;
  tolerance: number;
  critical: number;
  minSamples: number;
}

/** One reading of one indicator: the trend, a row a generation. */
export interface RegisterReading {
  risk: string;
  lineage: string;
  metric: string;
  slice: string;
  generation: number;
  state: IndicatorState;
  confirmed: boolean;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
  reason: string | null;
  readAt: string;
}

/** What a ticket asks for, a row a stratum. */
export interface RegisterTicket {
  key: string;
  lineage: string;
  state: TicketState;
  finding: string;
  generation: number;
  stratum: string;
  humanSamples: number;
  kind: string;
  ledBy: string;
  owner: string | null;
  due: string | null;
  openedAt: string;
}

/** Something that waits for a person. */
export interface RegisterDecision {
  what: string;
  lineage: string;
  owner: string | null;
  due: string | null;
}

/** The JSON twin of the register: page, CSV and XLSX show these values and no others. */
export interface RegisterTwin {
  schema: "tailwatch.register/1";
  asOf: string;
  headline: string;
  summary: { name: string; count: number }[];
  decisions: RegisterDecision[];
  risks: RegisterRisk[];
  indicators: RegisterIndicator[];
  trend: RegisterReading[];
  tickets: RegisterTicket[];
}
