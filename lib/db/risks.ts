import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import type { Tx } from "./client.ts";
import { lineage } from "./schema/lineage.ts";
import { indicator, indicatorReading, risk, riskAssessment } from "./schema/risk.ts";
import { isShown } from "./shown.ts";

export type RiskRow = typeof risk.$inferSelect;
export type IndicatorRow = typeof indicator.$inferSelect;
export type ReadingRow = typeof indicatorReading.$inferSelect;
export type AssessmentRow = typeof riskAssessment.$inferSelect;

/** The reference of the next risk, …; never given twice. */
export async function nextRiskRef(tx: Tx): Promise<string> {
  const [row] = await tx.select({ number: sql<string>`nextval('risk_number')` }).from(sql`(select 1) as one`);
  if (!row) throw new Error("the sequence risk_number gave nothing");
  return `R-${row.number}`;
}

/** Stores a register row. */
export async function insertRisk(tx: Tx, row: typeof risk.$inferInsert): Promise<void> {
  await tx.insert(risk).values(row);
}

/** Stores the indicators of a risk. */
export async function insertIndicators(tx: Tx, rows: (typeof indicator.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(indicator).values(rows);
}

/** Appends what indicators read. */
export async function insertReadings(tx: Tx, rows: (typeof indicatorReading.$inferInsert)[]): Promise<void> {
  if (rows.length > 0) await tx.insert(indicatorReading).values(rows);
}

/** Appends an assessment. */
export async function insertAssessment(tx: Tx, row: typeof riskAssessment.$inferInsert): Promise<void> {
  await tx.insert(riskAssessment).values(row);
}

/** Overwrites the given columns of a register row. */
export async function updateRisk(tx: Tx, id: string, set: Partial<typeof risk.$inferInsert>): Promise<void> {
  await tx.update(risk).set(set).where(eq(risk.id, id));
}

/** The register rows of a lineage, oldest first. */
export function risksOf(tx: Tx, lineageId: string): Promise<RiskRow[]> {
  return tx.select().from(risk).where(eq(risk.lineageId, lineageId)).orderBy(asc(risk.createdAt), asc(risk.id));
}

const joined = { risk, lineage: { id: lineage.id, slug: lineage.slug, name: lineage.name } };
export interface RiskWithLineage {
  risk: RiskRow;
  lineage: { id: string; slug: string; name: string };
}

/** One register row by its reference or id, with its lineage, or null. */
export async function findRisk(tx: Tx, refOrId: string): Promise<RiskWithLineage | null> {
  const query = tx.select(joined).from(risk).innerJoin(lineage, eq(lineage.id, risk.lineageId));
  const [row] = await query.where(or(eq(risk.ref, refOrId), eq(risk.id, refOrId)));
  return row ?? null;
}

/** The register rows of the lineages that lists show, with their lineage, in the order of their numbers. */
export function listRisks(tx: Tx): Promise<RiskWithLineage[]> {
  const query = tx.select(joined).from(risk).innerJoin(lineage, eq(lineage.id, risk.lineageId));
  return query.where(isShown()).orderBy(sql`length(${risk.ref})`, asc(risk.ref));
}

/** The indicators of some risks, in the order in which they were proposed. */
export function indicatorsOf(tx: Tx, riskIds: readonly string[]): Promise<IndicatorRow[]> {
  if (riskIds.length === 0) return Promise.resolve([]);
  return tx
    .select()
    .from(indicator)
    .where(inArray(indicator.riskId, [...riskIds]))
    .orderBy(asc(indicator.id));
}

/** The readings of some indicators: one a generation, the newest of each; ascending by generation. */
export async function readingsOf(tx: Tx, indicatorIds: readonly string[]): Promise<ReadingRow[]> {
  if (indicatorIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(indicatorReading)
    .where(inArray(indicatorReading.indicatorId, [...indicatorIds]))
    .orderBy(asc(indicatorReading.index), asc(indicatorReading.id));
  return [...new Map(rows.map((row) => [`${row.indicatorId} ${row.index}`, row])).values()];
}

/** The assessments of some risks, oldest first. */
export function assessmentsOf(tx: Tx, riskIds: readonly string[]): Promise<AssessmentRow[]> {
  if (riskIds.length === 0) return Promise.resolve([]);
  return tx
    .select()
    .from(riskAssessment)
    .where(inArray(riskAssessment.riskId, [...riskIds]))
    .orderBy(asc(riskAssessment.id));
}

/** Whether a risk was assessed on an evaluation already. */
export async function isAssessedOn(tx: Tx, riskId: string, evaluationId: string): Promise<boolean> {
  const isOnIt = sql`${riskAssessment.evidence} ->> 'evaluation' = ${evaluationId}`;
  const query = tx.select({ id: riskAssessment.id }).from(riskAssessment);
  const rows = await query.where(and(eq(riskAssessment.riskId, riskId), isOnIt)).limit(1);
  return rows.length === 1;
}
