import { listEvaluations } from "#db/evaluations.ts";
import { findLineage } from "#db/lineages.ts";
import { measurementsOf } from "#db/measurements.ts";
import type { Measurement, Verdict } from "#domain/judgement.ts";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { type Column, type Sheet, sheet } from "./sheet.ts";

/** One measurement, flat: the row of CSV and JSON, and of the table under every chart. */
export interface MeasurementLine {
  generation: number;
  metric: string;
  version: number;
  slice: string;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
  control: number | null;
  controlN: number | null;
  p: number | null;
  mde: number | null;
  verdict: Verdict;
  reason: string | null;
}

/** Every measurement of a lineage, generation by generation. */
export interface MeasurementTwin {
  schema: "tailwatch.measurements/1";
  lineage: string;
  asOf: string;
  measurements: MeasurementLine[];
}

const COLUMNS: Column<MeasurementLine>[] = (
  [
    ["generation", "count"],
    ["metric", "text"],
    ["version", "count"],
    ["slice", "text"],
    ["value", "number"],
    ["low", "number"],
    ["high", "number"],
    ["n", "count"],
    ["control", "number"],
    ["controlN", "count"],
    ["p", "number"],
    ["mde", "number"],
    ["verdict", "text"],
    ["reason", "text"],
  ] as const
).map(([key, kind]) => ({ key, kind, header: key, width: 12 }));

/** The measurements of a lineage as JSON twin and as the sheet of its CSV. Throws `not-found`. */
export async function measurementTwin(
  { db, now }: Context,
  slug: string,
): Promise<{ twin: MeasurementTwin; sheet: Sheet }> {
  const lineage = await findLineage(db, slug);
  if (!lineage) throw new ServiceError("not-found", "There is no such lineage.");
  const evaluations = await listEvaluations(db, lineage.id);
  const found = await measurementsOf(
    db,
    evaluations.map((each) => each.id),
  );
  const lines = evaluations.flatMap(({ id, index }) => (found.get(id) ?? []).map((each) => lineOf(index, each)));
  const twin = { lineage: lineage.slug, asOf: now().toISOString(), measurements: lines };
  return { twin: { schema: "tailwatch.measurements/1", ...twin }, sheet: sheet("Measurements", COLUMNS, lines) };
}

function lineOf(generation: number, { metric, version, slice, verdict, estimate }: Measurement): MeasurementLine {
  const none = { value: null, low: null, high: null, control: null, controlN: null, p: null, mde: null };
  const key = { generation, metric, version, slice, verdict };
  if (estimate.kind === "unknown") return { ...key, ...none, n: estimate.n ?? null, reason: estimate.reason };
  const { value, low, high, n, control, p, mde } = estimate;
  const known = { value, low, high, n, control: control?.value ?? null, controlN: control?.n ?? null };
  return { ...key, ...known, p: p ?? null, mde: mde ?? null, reason: null };
}
