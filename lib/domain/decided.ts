import type { Comparison, Reference } from "./comparison/comparison.ts";
import type { DeclaredNames } from "./comparison/counts.ts";
import type { LossEvidence } from "./comparison/loss-evidence.ts";
import type { History } from "./history.ts";
import type { Judged } from "./judge.ts";
import type { GenerationJudgement, TailDetail } from "./judgement.ts";
import type { Tools } from "./metrics/define.ts";
import type { PolicyDocument } from "./policy.ts";
import type { Embedding } from "./provider.ts";
import type { Signs } from "./signs.ts";
import type { Summary } from "./summary/summary.ts";
import type { TimelineColumn } from "./timeline.ts";

/** What a generation is judged with. `looks`: judged generations a year (at least), `seed`: reference and generation by digest. */
export interface JudgeInput {
  reference: Reference;
  source: "split" | "control";
  generation: Summary;
  facts: { index: number; samples: number; rejected: number; bundle: number | null };
  policies: PolicyDocument;
  looks: number;
  declared: DeclaredNames;
  tools: Tools;
  seed: string;
  /** Generation 0 itself was not ok against the control: nothing later can be better than watch. */
  isMismatched: boolean;
  /** What came before; absent: nothing. */
  history?: History | undefined;
  /** Where embeddings come from; absent: from the samples, and it was not asked who made them. */
  embedding?: Embedding | undefined;
  /** Generations before this one that a person accepted, and their samples together. */
  baseline?: { generations: number[]; pooled: Summary } | null;
}

/** A judgement, what the tail explorer shows of it, and its column of the extinction timeline. */
export interface Judgement {
  judgement: GenerationJudgement;
  tail: TailDetail | null;
  column: TimelineColumn | null;
}

/** A generation measured, judged metric by metric, and read for signs. */
export interface Decided {
  comparison: Comparison;
  judged: Judged[];
  signs: Signs;
  evidence: LossEvidence;
  isExposed: boolean;
  /** A tail breach that most other splits of the reference did not show. */
  isUnstable: boolean;
  /** Lengths differ: losses and drift are those that texts cut alike show too. */
  isCut: boolean;
}
