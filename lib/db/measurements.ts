import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Measurement } from "#domain/judgement.ts";
import type { PackedTimeline } from "#domain/timeline.ts";
import type { Tx } from "./client.ts";
import { fromRow, toRow } from "./measurement-row.ts";
import { evaluation, generation, measurement, series, timeline } from "./schema/index.ts";

export type SeriesRow = typeof series.$inferSelect;

/** Inserts the measurements of one judgement. A row that is there already stays: judgements are never changed. */
export async function insertMeasurements(tx: Tx, evaluationId: string, measurements: Measurement[]): Promise<void> {
  if (measurements.length === 0) return;
  const rows = measurements.map((each) => toRow(evaluationId, each));
  await tx.insert(measurement).values(rows).onConflictDoNothing();
}

/** Measurements of one judgement, by metric and slice. */
export async function listMeasurements(tx: Tx, evaluationId: string): Promise<Measurement[]> {
  const rows = await tx
    .select()
    .from(measurement)
    .where(eq(measurement.evaluationId, evaluationId))
    .orderBy(asc(measurement.metric), asc(measurement.slice));
  return rows.map(fromRow);
}

/** Measurements of several judgements, by judgement id. */
export async function measurementsOf(tx: Tx, evaluationIds: string[]): Promise<Map<string, Measurement[]>> {
  const found = new Map<string, Measurement[]>(evaluationIds.map((id) => [id, []]));
  if (evaluationIds.length === 0) return found;
  const rows = await tx
    .select()
    .from(measurement)
    .where(inArray(measurement.evaluationId, evaluationIds))
    .orderBy(asc(measurement.metric), asc(measurement.slice));
  for (const row of rows) found.get(row.evaluationId)?.push(fromRow(row));
  return found;
}

/** Writes packed series, replacing those of the same lineage, metric and slice. */
export async function upsertSeries(tx: Tx, rows: SeriesRow[]): Promise<void> {
  if (rows.length === 0) return;
  await tx
    .insert(series)
    .values(rows)
    .onConflictDoUpdate({
      target: [series.lineageId, series.metric, series.slice],
      set: { version: sql`excluded.version`, packed: sql`excluded.packed` },
    });
}

/** Packed series of a lineage: all of them, or those of the given metrics. */
export async function listSeries(tx: Tx, lineageId: string, metrics?: readonly string[]): Promise<SeriesRow[]> {
  const ofMetrics = metrics === undefined ? undefined : inArray(series.metric, [...metrics]);
  return tx
    .select()
    .from(series)
    .where(and(eq(series.lineageId, lineageId), ofMetrics))
    .orderBy(asc(series.metric), asc(series.slice));
}

/** Packed series of every lineage for some metrics. */
export async function listAllSeries(tx: Tx, metrics: readonly string[]): Promise<SeriesRow[]> {
  return tx
    .select()
    .from(series)
    .where(inArray(series.metric, [...metrics]));
}

/** Writes the extinction timeline of a lineage, replacing the one before. */
export async function upsertTimeline(tx: Tx, lineageId: string, packed: PackedTimeline): Promise<void> {
  await tx
    .insert(timeline)
    .values({ lineageId, packed })
    .onConflictDoUpdate({ target: timeline.lineageId, set: { packed } });
}

export async function findTimeline(tx: Tx, lineageId: string): Promise<PackedTimeline | null> {
  const [found] = await tx.select().from(timeline).where(eq(timeline.lineageId, lineageId));
  return found?.packed ?? null;
}

/** First generation of a lineage at which one of some metrics was beyond its line, over the current revisions; null: none was. */
export async function firstBeyond(tx: Tx, lineageId: string, metrics: readonly string[]): Promise<number | null> {
  const [row] = await tx
    .select({ index: sql<number | null>`min(${evaluation.index})` })
    .from(measurement)
    .innerJoin(evaluation, eq(evaluation.id, measurement.evaluationId))
    .innerJoin(
      generation,
      and(eq(generation.id, evaluation.generationId), eq(generation.revision, evaluation.revision)),
    )
    .where(
      and(
        eq(evaluation.lineageId, lineageId),
        inArray(measurement.metric, [...metrics]),
        inArray(measurement.verdict, ["watch", "breach"]),
      ),
    );
  return row?.index ?? null;
}
