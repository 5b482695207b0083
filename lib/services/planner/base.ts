import { findEvaluationHead } from "#db/evaluations.ts";
import { findGeneration, type LineageRow as StoredLineage } from "#db/lineages.ts";
import { listMeasurements } from "#db/measurements.ts";
import { findCatalogue } from "#db/summaries.ts";
import type { GenerationJudgement } from "#domain/judgement.ts";
import type { PlanDefaults } from "#domain/present/plan-question.ts";
import type { PlanBase } from "#domain/present/views/planner.ts";
import type { Context } from "#services/context.ts";
import { summaryOf } from "#services/evaluate/summary-of.ts";

/** A judged generation that can be planned from: its judgement, how it was made, and where what is kept of it lies. */
export interface Plannable {
  base: PlanBase;
  defaults: PlanDefaults;
  evaluationId: string;
  revision: number;
  policyVersion: number;
  judgement: GenerationJudgement;
  catalogueId: string;
  reference: string;
  summary: string;
}

/** What a plan from one judged generation reads; null when nothing is kept of its samples, or it was the reference itself. */
export async function plannable(
  { db }: Pick<Context, "db">,
  lineage: StoredLineage,
  index: number,
): Promise<Plannable | null> {
  const head = await findEvaluationHead(db, lineage.id, index);
  const generation = await findGeneration(db, lineage.id, index);
  const catalogue = head?.catalogueId ? await findCatalogue(db, head.catalogueId) : null;
  if (!head || !generation || !catalogue || head.phase === "reference") return null;
  const { blob } = await summaryOf(db, lineage, { generationId: generation.id, reference: catalogue.blob });
  if (blob === null) return null;
  const { samples, rejected, phase, mechanism, verdict, headline, evidence, quantities, notes } = head;
  const { freshShare, trainingSize, workflow } = generation;
  const measurements = await listMeasurements(db, head.id);
  return {
    base: { index, samples, phase, mechanism, freshShare, trainingSize },
    defaults: {
      share: freshShare ?? 0,
      workflow: workflow?.startsWith("accumulate") ? "accumulate" : "mixed",
      bundle: trainingSize ?? samples,
    },
    evaluationId: head.id,
    revision: head.revision,
    policyVersion: head.policyVersion,
    judgement: {
      index,
      samples,
      rejected,
      phase,
      mechanism,
      verdict,
      headline,
      evidence,
      quantities,
      notes,
      measurements,
    },
    catalogueId: catalogue.id,
    reference: catalogue.blob,
    summary: blob,
  };
}
