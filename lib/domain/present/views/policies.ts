import type { PolicyChange } from "../../policies/changes.ts";
import type { Policy, PolicyDocument } from "../../policy.ts";
import type { Unit } from "../format.ts";
import type { LineageName } from "./alert.ts";
import type { SeriesView } from "./series.ts";

/** Whose policies a page shows: of one lineage, or (null) of all that have none of their own. */
export interface PolicyScope {
  lineage: LineageName | null;
  lineages: LineageName[];
  /** `own`: written for this lineage; `shared`: for all; `defaults`: nobody has written any. */
  source: "own" | "shared" | "defaults";
  document: PolicyDocument;
  /** Where the API has them. */
  api: string;
}

/** One policy as the list shows it. */
export interface PolicyRow {
  policy: Policy;
  label: string;
  unit: Unit;
  family: string;
}

/** One version: who made it, when, why, what it changed. `at` null: what the metrics propose. */
export interface PolicyVersionView {
  version: number;
  isOwn: boolean;
  author: string;
  rationale: string;
  at: string | null;
  changes: PolicyChange[];
}

/** The page of all policies. `expectEveryDays`: of the lineage. */
export interface PoliciesView extends PolicyScope {
  rows: PolicyRow[];
  /** Policies of metrics that are shown and judge nothing. */
  shown: PolicyRow[];
  versions: PolicyVersionView[];
  expectEveryDays: number | null;
}

/** What a proposal would do. */
export interface ProposalView {
  document: PolicyDocument;
  changes: PolicyChange[];
  falseAlarmsPerYear: { watch: number; breach: number };
  backtests: { lineage: string; finding: string }[];
}

/** The page of one policy: as it stands, and as the address proposes it. */
export interface PolicyEditorView extends PolicyScope {
  row: PolicyRow;
  reading: string;
  worseWhen: "lower" | "higher";
  /** The policy with what the address asks for; the one in force where it asks for nothing. */
  proposed: Policy;
  proposal: ProposalView | null;
  /** The measurement that leads, with the proposed lines, and the lineage it is of; null: nothing is measured yet. */
  series: { of: LineageName; view: SeriesView; least: string | null } | null;
  complaint: string | null;
}
