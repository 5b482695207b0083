import { and, asc, desc, eq, getTableColumns, notExists, sql } from "drizzle-orm";
import type { Tx } from "./client.ts";
import { evaluation, generation } from "./schema/index.ts";

export type EvaluationRow = typeof evaluation.$inferSelect;
export type NewEvaluation = typeof evaluation.$inferInsert;
/** Without the tail and the reading against the baseline, which are large and read by one page only. */
export type EvaluationHead = Omit<EvaluationRow, "tail" | "baseline">;

const { tail: _tail, baseline: _baseline, ...HEAD } = getTableColumns(evaluation);

/** Inserts the judgement of a generation's revision; false when that revision is judged already. */
export async function insertEvaluation(tx: Tx, row: NewEvaluation): Promise<boolean> {
  const made = await tx
    .insert(evaluation)
    .values(row)
    .onConflictDoNothing({ target: [evaluation.generationId, evaluation.revision] })
    .returning({ id: evaluation.id });
  return made.length === 1;
}

/** Judgements of a lineage's current revisions, by generation index ascending, without their tails. */
export async function listEvaluations(tx: Tx, lineageId: string): Promise<EvaluationHead[]> {
  return tx
    .select(HEAD)
    .from(evaluation)
    .innerJoin(generation, isCurrent)
    .where(eq(evaluation.lineageId, lineageId))
    .orderBy(asc(evaluation.index));
}

/** The newest judged generation of every lineage that has one. */
export async function latestEvaluations(tx: Tx): Promise<EvaluationHead[]> {
  return tx
    .selectDistinctOn([evaluation.lineageId], HEAD)
    .from(evaluation)
    .innerJoin(generation, isCurrent)
    .orderBy(evaluation.lineageId, desc(evaluation.index));
}

/** The same without its tail. */
export async function findEvaluationHead(tx: Tx, lineageId: string, index: number): Promise<EvaluationHead | null> {
  const [found] = await tx
    .select(HEAD)
    .from(evaluation)
    .innerJoin(generation, isCurrent)
    .where(and(eq(evaluation.lineageId, lineageId), eq(evaluation.index, index)))
    .limit(1);
  return found ?? null;
}

/** How a judged generation stands to the accepted baseline, or null. */
export async function findBaselineReading(tx: Tx, evaluationId: string): Promise<EvaluationRow["baseline"]> {
  const [found] = await tx
    .select({ baseline: evaluation.baseline })
    .from(evaluation)
    .where(eq(evaluation.id, evaluationId));
  return found?.baseline ?? null;
}

/** Closed generations whose current revision is not judged, by index ascending. */
export async function listUnjudged(tx: Tx, lineageId: string): Promise<(typeof generation.$inferSelect)[]> {
  return tx
    .select()
    .from(generation)
    .where(and(eq(generation.lineageId, lineageId), eq(generation.state, "closed"), isUnjudged(tx)))
    .orderBy(asc(generation.index));
}

/** Lineages that have a closed generation whose current revision is not judged. */
export async function listUnjudgedLineages(tx: Tx): Promise<string[]> {
  const found = await tx
    .selectDistinct({ lineageId: generation.lineageId })
    .from(generation)
    .where(and(eq(generation.state, "closed"), isUnjudged(tx)));
  return found.map((row) => row.lineageId);
}

const isCurrent = and(eq(generation.id, evaluation.generationId), eq(generation.revision, evaluation.revision));

function isUnjudged(tx: Tx) {
  return notExists(tx.select({ one: sql`1` }).from(evaluation).where(isCurrent));
}

/** The newest judgements of a lineage's current revisions, with how they stand to the baseline, by index ascending. */
export async function lastEvaluations(
  tx: Tx,
  lineageId: string,
  count: number,
): Promise<Omit<EvaluationRow, "tail">[]> {
  const rows = await tx
    .select({ ...HEAD, baseline: evaluation.baseline })
    .from(evaluation)
    .innerJoin(generation, isCurrent)
    .where(eq(evaluation.lineageId, lineageId))
    .orderBy(desc(evaluation.index))
    .limit(count);
  return rows.toReversed();
}
