import { activeBaseline } from "#db/baselines.ts";
import { type EvaluationHead, listEvaluations, listUnjudged } from "#db/evaluations.ts";
import { findLineage, type GenerationRow, type LineageRow, listGenerations } from "#db/lineages.ts";
import { lastInjection } from "#db/tickets.ts";
import type { EventDocument } from "#domain/events.ts";
import { referenceJudgement } from "#domain/reference-judgement.ts";
import type { JudgedSegments, JudgeSegments } from "#engine/judge-segments.ts";
import type { Context } from "#services/context.ts";
import { readEnv } from "#services/env.ts";
import { policiesInForce } from "#services/policies/in-force.ts";
import { ticketVerdict } from "#services/tickets/verify.ts";
import { type Progress, progressOf } from "./progress.ts";
import { recordJudgement } from "./record.ts";
import { type Frozen, frozenReference } from "./reference.ts";
import { segmentSummaries } from "./segment-summaries.ts";
import { summaryOf } from "./summary-of.ts";

/**
 * Judges every closed generation of a lineage whose current revision is not judged, in the order of their index.
 * Guarantee: safe to run twice or to be killed anywhere; a generation's effects happen once, in one transaction.
 */
export async function evaluateLineage(ctx: Context, { lineageId }: { lineageId: string }): Promise<number> {
  let judged = 0;
  for (;;) {
    const lineage = await findLineage(ctx.db, lineageId);
    const [next] = lineage ? await listUnjudged(ctx.db, lineage.id) : [];
    if (!lineage || !next) return judged;
    const frozen = await frozenReference(ctx, lineage, next.index);
    if (!frozen) return judged;
    await judgeNext(ctx, lineage, next, frozen);
    judged++;
  }
}

async function judgeNext(ctx: Context, lineage: LineageRow, generation: GenerationRow, frozen: Frozen): Promise<void> {
  const facts = {
    index: generation.index,
    samples: generation.accepted,
    rejected: generation.rejected,
    bundle: generation.trainingSize,
  };
  const earlier = await listEvaluations(ctx.db, lineage.id);
  const policies = await policiesInForce(ctx.db, lineage.id, generation.index);
  if (frozen.source === "split" && generation.index === 0) {
    const judgement = referenceJudgement(facts);
    const nothing = { tail: null, column: null, timeline: null, summary: null, verdict: null };
    return recordJudgement(ctx, { lineage, generation, frozen, policies, judgement, ...nothing });
  }
  const progress = progressOf(ctx, lineage.id, generation.index);
  const accepted = await baselineFor(ctx, lineage.id, generation.index);
  const outcome = await judged(ctx, { lineage, generation, frozen }, progress, {
    folder: ctx.blobFolder,
    reference: frozen.blob,
    // The cast is safe: the verb that stored the document parsed it.
    events: lineage.events as EventDocument | null,
    source: frozen.source,
    facts,
    policies,
    looks: looksAYear(earlier, ctx.now()),
    isMismatched: isMismatched(earlier, frozen),
    columns: earlier.flatMap(({ columnBlob, index, catalogueId }) =>
      columnBlob && index !== generation.index && catalogueId === frozen.catalogueId ? [columnBlob] : [],
    ),
    since: Math.max(await presentRunStart(ctx, lineage.id), ...(accepted?.generations ?? [])),
    embeddings: ctx.embeddings ?? readEnv().embeddings,
    baseline: accepted,
  });
  const { key } = await summaryOf(ctx.db, lineage, { generationId: generation.id, reference: frozen.blob });
  const summary = { key, blob: outcome.summary };
  const verdict = await ticketVerdict(ctx, { lineage, generation, judgement: outcome.judgement }, progress);
  await recordJudgement(ctx, { lineage, generation, frozen, policies, ...outcome, summary, verdict });
  await progress.end();
}

/** Reduces what is not reduced yet, then measures and judges. */
async function judged(
  ctx: Context,
  given: { lineage: LineageRow; generation: GenerationRow; frozen: Frozen },
  progress: Progress,
  input: Omit<JudgeSegments, "summaries">,
): Promise<JudgedSegments> {
  for (const isBounded of [true, false]) {
    const summaries = await segmentSummaries(ctx, { ...given, isBounded }, progress);
    await progress.report({ stage: "measuring", done: 0, total: 0 });
    const outcome = await ctx.pool.run("judge-segments", { ...input, summaries });
    if (outcome) return outcome;
  }
  throw new Error("segments reduced without a bound kept too few samples");
}

/** The accepted baseline that a generation is compared with: an active one, of generations before it. */
async function baselineFor(ctx: Context, lineageId: string, index: number): Promise<JudgeSegments["baseline"]> {
  const found = await activeBaseline(ctx.db, lineageId, ctx.now());
  if (!found || Math.max(...found.generations) >= index) return null;
  return { generations: found.generations, summaries: found.summaries };
}

/** First generation of the present run: the first made after the newest injection, else g1 (statistics.md 7). */
async function presentRunStart(ctx: Context, lineageId: string): Promise<number> {
  const injected = await lastInjection(ctx.db, lineageId);
  if (injected === null) return 1;
  const after = (await listGenerations(ctx.db, lineageId)).find(({ createdAt }) => createdAt > injected);
  return after?.index ?? 1;
}

/** Judgements of the last year and this one: when the pace exceeds the policy's, the budget is divided by what really happens. */
function looksAYear(earlier: readonly EvaluationHead[], now: Date): number {
  const yearAgo = now.getTime() - 365 * 86_400_000;
  return earlier.filter(({ judgedAt }) => judgedAt.getTime() > yearAgo).length + 1;
}

/** Generation 0 was itself not ok against an uploaded control. */
function isMismatched(earlier: readonly EvaluationHead[], { source }: Frozen): boolean {
  const origin = earlier.find(({ index }) => index === 0);
  return source === "control" && (origin?.verdict === "watch" || origin?.verdict === "breach");
}
