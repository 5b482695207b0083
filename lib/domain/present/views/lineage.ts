import type {
  BaselineReading,
  Measurement,
  Mechanism,
  Phase,
  PhaseEvidence,
  ReferenceFacts,
  TailEvent,
  Verdict,
} from "../../judgement.ts";
import type { Decoding, GenerationState, Workflow } from "../../lineage.ts";
import type { Family } from "../../metrics/define.ts";
import type { RunningJudgement } from "../progress.ts";
import type { SliceChoice, SliceRow } from "../slices.ts";
import type { SeriesView } from "./series.ts";

/** One generation on the axis: as judged, or waiting. */
export interface StripCell {
  index: number;
  state: GenerationState;
  /** Null: not judged yet. */
  phase: Phase | null;
  mechanism: Mechanism | null;
  verdict: Verdict | null;
  headline: string | null;
  /** It belongs to the baseline that is accepted now. */
  isBaseline?: boolean;
}

/** A level that a person accepted, as pages and the API show it. Times are ISO 8601. */
export interface BaselineView {
  id: string;
  name: string;
  reason: string;
  generations: number[];
  state: "active" | "expired" | "ended";
  acceptedBy: string;
  acceptedAt: string;
  expiresAt: string;
  endedAt: string | null;
}

/** A lineage as one row: where it stands, since when, what is open. */
export interface LineageRow {
  slug: string;
  name: string;
  isDemo: boolean;
  owner: string | null;
  verdict: Verdict;
  finding: string;
  /** How far the leading measurement lies beyond its line; orders lineages of one verdict and phase. */
  beyond: number;
  strip: StripCell[];
  last: { index: number; state: GenerationState; at: Date } | null;
  judged: { index: number; at: Date } | null;
  freshShare: number | null;
  openAlerts: number;
  tickets: { key: string; state: string }[];
}

/** Closed generations of a lineage that are not judged yet. */
export const waitingOf = (strip: readonly StripCell[]): number[] =>
  strip.filter(({ state, verdict }) => state === "closed" && verdict === null).map(({ index }) => index);

/** What is told of the selected generation beside the charts. */
export interface GenerationFacts {
  index: number;
  state: GenerationState;
  revision: number;
  accepted: number;
  rejected: number;
  parents: number[];
  workflow: Workflow | null;
  decoding: Decoding | null;
  trainingSize: number | null;
  freshShare: number | null;
  closedAt: Date | null;
  /** Null: not judged in its present revision. */
  judgement: JudgementFacts | null;
}

/** The judgement of the selected generation, with everything it was made from. */
export interface JudgementFacts {
  at: Date;
  policyVersion: number;
  phase: Phase;
  mechanism: Mechanism | null;
  verdict: Verdict;
  headline: string;
  evidence: PhaseEvidence | null;
  notes: { code: string; message: string }[];
  measurements: Measurement[];
  reference: ReferenceFacts | null;
  /** What kind of events its tail shows; null: it has no tail to open. */
  tail: TailEvent["kind"] | null;
  /** How it stands to the baseline accepted when it was judged; null: there was none. */
  baseline: BaselineReading | null;
}

/** A family of measurements: the series that stands for it, and the rest. */
export interface FamilyGroup {
  family: Family;
  lead: SeriesView;
  others: SeriesView[];
}

/** The page of a lineage. */
export interface LineageView {
  row: LineageRow;
  now: Date;
  families: FamilyGroup[];
  selected: GenerationFacts | null;
  /** Which part of the samples the series are of. */
  slice: SliceChoice;
  /** Parts of the samples at the selected generation, worst first. */
  worst: { rows: SliceRow[]; total: number };
  /** The judgement that runs now, if one does. */
  running: RunningJudgement[];
  /** The baseline that later generations are compared with, or null. */
  baseline: BaselineView | null;
  /** What the address asked for and could not be shown, in words. */
  complaints: string[];
}
