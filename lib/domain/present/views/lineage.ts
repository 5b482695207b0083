import type { Mechanism, Phase, PhaseEvidence, ReferenceFacts, Verdict } from "../../judgement.ts";
import type { Decoding, GenerationState, Workflow } from "../../lineage.ts";
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
}

/** A lineage as one row: where it stands, since when, what is open. */
export interface LineageRow {
  slug: string;
  name: string;
  isDemo: boolean;
  owner: string | null;
  verdict: Verdict;
  finding: string;
  strip: StripCell[];
  last: { index: number; state: GenerationState; at: Date } | null;
  judged: { index: number; at: Date } | null;
  freshShare: number | null;
  openAlerts: number;
  tickets: { key: string; state: string }[];
}

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
  judgedAt: Date | null;
  policyVersion: number | null;
  phase: Phase | null;
  mechanism: Mechanism | null;
  verdict: Verdict | null;
  headline: string | null;
  evidence: PhaseEvidence | null;
  notes: { code: string; message: string }[];
  hasTail: boolean;
}

/** The page of a lineage. */
export interface LineageView {
  row: LineageRow;
  series: SeriesView[];
  selected: GenerationFacts | null;
  reference: ReferenceFacts | null;
  /** What the address asked for and could not be shown, in words. */
  complaints: string[];
}
