import type { GenerationJudgement, TailDetail } from "#domain/judgement.ts";
import type { PolicyDocument } from "#domain/policy.ts";

/** A judged generation on its way to alerts, ticket and register. */
export interface AppliedJudgement {
  lineage: { id: string; slug: string; name: string; owner?: string | null };
  evaluationId: string;
  /** The reference it was judged against. */
  catalogueId: string | null;
  judgement: GenerationJudgement;
  /** Of the generation: above 1 when it was reopened and is judged again. */
  revision: number;
  tail: TailDetail | null;
  /** The generation judged before it, if any. */
  previous?: Pick<GenerationJudgement, "verdict" | "phase"> | undefined;
  policies: PolicyDocument;
  /** Who caused the judgement, as the audit names it. */
  actor: string;
}
