import { type EvaluationHead, findEvaluationHead, listEvaluations } from "#db/evaluations.ts";
import {
  findGeneration,
  findLineage,
  type GenerationRow,
  type LineageRow,
  listGenerations,
  listLineages,
} from "#db/lineages.ts";
import { type BatchRow, countReference, findBatch } from "#db/segments.ts";
import { hasCatalogue } from "#db/uploads.ts";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { INDEX } from "#services/lineages/slug.ts";

/** A lineage as the API shows it: never its salt, which decides the split. */
export interface LineageView {
  lineage: string;
  name: string;
  owner: string | null;
  isDemo: boolean;
  events: unknown;
  /** Days within which a next generation is expected; null: nothing is said when none comes. */
  expectEveryDays: number | null;
  createdAt: string;
}

/** A generation as the API shows it. */
export interface GenerationView {
  generation: number;
  state: GenerationRow["state"];
  revision: number;
  parents: number[];
  workflow: GenerationRow["workflow"];
  decoding: GenerationRow["decoding"];
  trainingSize: number | null;
  freshShare: number | null;
  accepted: number;
  rejected: number;
  createdAt: string;
  closedAt: string | null;
}

export function lineageView(row: LineageRow): LineageView {
  const { slug, name, owner, isDemo, events, expectEveryDays, createdAt } = row;
  return { lineage: slug, name, owner, isDemo, events, expectEveryDays, createdAt: createdAt.toISOString() };
}

export function generationView(row: GenerationRow): GenerationView {
  const { index, state, revision, parents, workflow, decoding, trainingSize, freshShare, accepted, rejected } = row;
  const times = { createdAt: row.createdAt.toISOString(), closedAt: row.closedAt?.toISOString() ?? null };
  return {
    generation: index,
    ...{ state, revision, parents, workflow, decoding, trainingSize, freshShare, accepted, rejected },
    ...times,
  };
}

/** A batch as the API shows it: its receipt. `isReference`: it belongs to the reference. */
export function batchView(row: BatchRow) {
  const { id, revision, source, format, offered, accepted, duplicates, rejected, skipped, rejectsByCode, notes } = row;
  return {
    batch: id,
    ...{ revision, source, format, offered, accepted, duplicates, rejected, skipped, rejectsByCode, notes },
    digest: `sha256:${row.digest}`,
    isReference: row.generationId === null,
    rejects: row.rejects.slice(0, 20),
    rejectReport: `/api/v1/batches/${id}/rejects`,
    createdAt: row.createdAt.toISOString(),
  };
}

/** All lineages, oldest first. */
export async function inspectLineages(ctx: Context): Promise<LineageView[]> {
  return (await listLineages(ctx.db)).map(lineageView);
}

/** One lineage. Throws `not-found`. */
export async function inspectLineage(ctx: Context, slug: string): Promise<LineageView> {
  return lineageView(await lineageOf(ctx, slug));
}

/** The generations of a lineage with their judgements, by index. Throws `not-found`. */
export async function inspectGenerations(ctx: Context, slug: string): Promise<JudgedGenerationView[]> {
  const { id } = await lineageOf(ctx, slug);
  const judged = new Map((await listEvaluations(ctx.db, id)).map((head) => [head.index, head]));
  const generations = await listGenerations(ctx.db, id);
  return generations.map((row) => ({ ...generationView(row), verdict: judgementIn(judged.get(row.index)) }));
}

/** What was judged of a generation's current revision. */
export type Judgement = Pick<EvaluationHead, "verdict" | "phase" | "mechanism" | "headline">;

/** A generation with the judgement of its current revision; null: not judged. */
export type JudgedGenerationView = GenerationView & { verdict: Judgement | null };

/** One generation with its judgement. Throws `not-found`. */
export async function inspectGeneration(ctx: Context, slug: string, index: unknown): Promise<JudgedGenerationView> {
  const row = await generationOf(ctx, slug, index);
  return { ...generationView(row), verdict: await judgementOf(ctx, row) };
}

/** The judgement of a generation's current revision, or null. */
export async function judgementOf(ctx: Context, row: GenerationRow): Promise<Judgement | null> {
  const judged = await findEvaluationHead(ctx.db, row.lineageId, row.index);
  return judged?.revision === row.revision ? judgementIn(judged) : null;
}

function judgementIn(head: EvaluationHead | null | undefined): Judgement | null {
  if (!head) return null;
  const { verdict, phase, mechanism, headline } = head;
  return { verdict, phase, mechanism, headline };
}

/** The reference of a lineage: samples, and whether judging has frozen it. Throws `not-found`. */
export async function inspectReference(ctx: Context, slug: string): Promise<{ samples: number; isFrozen: boolean }> {
  const { id } = await lineageOf(ctx, slug);
  return { samples: await countReference(ctx.db, id), isFrozen: await hasCatalogue(ctx.db, id) };
}

/** A batch with the rejections that were kept. Throws `not-found`. */
export async function inspectBatch(ctx: Context, id: string): Promise<BatchRow> {
  const found = await findBatch(ctx.db, id);
  if (found === null) throw new ServiceError("not-found", `There is no batch ${id}.`);
  return found;
}

/** The row of a lineage. Throws `not-found`. */
export async function lineageOf(ctx: Context, slug: string): Promise<LineageRow> {
  const found = await findLineage(ctx.db, slug);
  if (found === null) throw new ServiceError("not-found", `There is no lineage ${slug}.`);
  return found;
}

/** The row of a generation. Throws `not-found`. */
export async function generationOf(ctx: Context, slug: string, index: unknown): Promise<GenerationRow> {
  const lineage = await lineageOf(ctx, slug);
  const found = await findGeneration(ctx.db, lineage.id, INDEX.parse(index));
  if (found === null) throw new ServiceError("not-found", `There is no generation ${index} of ${slug}.`);
  return found;
}
