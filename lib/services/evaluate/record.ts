import { randomUUID } from "node:crypto";
import { insertEvaluation, listEvaluations } from "#db/evaluations.ts";
import { type GenerationRow, type LineageRow, lockLineage } from "#db/lineages.ts";
import { insertMeasurements, measurementsOf, upsertSeries, upsertTimeline } from "#db/measurements.ts";
import { insertSummary } from "#db/summaries.ts";
import type { GenerationJudgement, TailDetail } from "#domain/judgement.ts";
import type { PolicyDocument } from "#domain/policy.ts";
import type { PackedTimeline } from "#domain/timeline.ts";
import { applyJudgement } from "#services/alerts/apply.ts";
import { actorName, type Context } from "#services/context.ts";
import { applyTicketVerdict, type TicketVerdict } from "#services/tickets/verify.ts";
import type { Frozen } from "./reference.ts";
import { packedSeries } from "./series.ts";

/** A judgement with what it was made from, and the blobs and rows that it leaves. */
export interface RecordedJudgement {
  lineage: LineageRow;
  generation: GenerationRow;
  frozen: Frozen;
  policies: PolicyDocument;
  judgement: GenerationJudgement;
  tail: TailDetail | null;
  column: string | null;
  timeline: PackedTimeline | null;
  summary: { key: string; blob: string } | null;
  /** What it showed of a ticket that waited for it. */
  verdict: TicketVerdict | null;
}

/**
 * Stores a judgement and all that follows from it (series, timeline, alerts, ticket, register) in one transaction.
 * Guarantee: recording the same revision again changes nothing.
 */
export async function recordJudgement(ctx: Context, recorded: RecordedJudgement): Promise<void> {
  const { lineage, generation, frozen, policies, judgement, tail, column, timeline, summary, verdict } = recorded;
  const { measurements, ...head } = judgement;
  const evaluationId = `ev_${randomUUID()}`;
  await ctx.db.transaction(async (tx) => {
    await lockLineage(tx, lineage.id);
    const isNew = await insertEvaluation(tx, {
      id: evaluationId,
      lineageId: lineage.id,
      generationId: generation.id,
      revision: generation.revision,
      catalogueId: frozen.catalogueId,
      policyVersion: policies.version,
      ...head,
      tail,
      columnBlob: column,
      judgedAt: ctx.now(),
    });
    if (!isNew) return;
    await insertMeasurements(tx, evaluationId, measurements);
    if (summary) await insertSummary(tx, { lineageId: lineage.id, ...summary });
    if (timeline) await upsertTimeline(tx, lineage.id, timeline);
    const evaluations = await listEvaluations(tx, lineage.id);
    const measured = await measurementsOf(
      tx,
      evaluations.map(({ id }) => id),
    );
    await upsertSeries(tx, packedSeries(lineage.id, evaluations, measured));
    if (verdict) await applyTicketVerdict(tx, ctx, lineage.id, verdict);
    const { revision } = generation;
    const previous = evaluations.findLast(({ index }) => index < judgement.index);
    const { catalogueId } = frozen;
    const actor = actorName(ctx.actor);
    const applied = { lineage, evaluationId, catalogueId, judgement, revision, tail, policies, actor, previous };
    await applyJudgement(tx, ctx, applied);
  });
}
