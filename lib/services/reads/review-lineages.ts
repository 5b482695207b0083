import type { EvaluationHead } from "#db/evaluations.ts";
import type { SeriesRow } from "#db/measurements.ts";
import { FAMILIES } from "#domain/metrics/define.ts";
import { defaultPolicies, type PolicyDocument } from "#domain/policy.ts";
import { isJudged } from "#domain/present/judged.ts";
import type { Then } from "#domain/present/review-change.ts";
import { byHarm } from "#domain/present/status.ts";
import type { ReviewFigure, ReviewLineage } from "#domain/present/views/frozen-review.ts";
import type { LineageRow } from "#domain/present/views/lineage.ts";
import type { SeriesView } from "#domain/present/views/series.ts";
import { leading, seriesView } from "./series-views.ts";

/** A lineage as a review states it: its figures at the newest judged generation, the worst family first. */
export function reviewLineage(
  row: LineageRow,
  head: EvaluationHead | undefined,
  { own, policiesInForce }: { own: readonly SeriesView[]; policiesInForce: number },
): ReviewLineage {
  const { slug, name, owner, verdict, finding } = row;
  return {
    ...{ slug, name, owner, verdict, finding },
    phase: head?.phase ?? null,
    mechanism: head?.mechanism ?? null,
    index: head?.index ?? null,
    revision: head?.revision ?? null,
    samples: head?.samples ?? null,
    judgedAt: head?.judgedAt.toISOString() ?? null,
    policyVersion: head?.policyVersion ?? null,
    policiesInForce,
    figures: head === undefined ? [] : figuresAt(own, head.index),
  };
}

/** The figures of one generation: each family's leading one, the worst verdict first, then all others that are judged. */
function figuresAt(own: readonly SeriesView[], index: number): ReviewFigure[] {
  const leads = FAMILIES.flatMap((family) => leading(own.filter((each) => each.family === family)) ?? []);
  const others = own.filter((each) => isJudged(each) && !leads.includes(each));
  const found = leads.flatMap((each) => figureAt(each, index) ?? []).sort((a, b) => byHarm(a.verdict, b.verdict));
  return [...found, ...others.flatMap((each) => figureAt(each, index) ?? [])];
}

function figureAt({ metric, slice, version, family, points }: SeriesView, index: number): ReviewFigure | null {
  const point = points.find((each) => each.index === index);
  if (point === undefined) return null;
  const known = point.estimate.kind === "value" ? point.estimate : null;
  const worth = { value: known?.value ?? null, low: known?.low ?? null, high: known?.high ?? null };
  return { metric, slice, version, family, ...worth, n: point.estimate.n ?? null, verdict: point.verdict };
}

/** How a lineage stood at its judged generation before the newest, for want of a frozen review. */
export function generationBefore(row: LineageRow, own: readonly SeriesView[]): Then | null {
  const before = row.strip.filter((cell) => cell.verdict !== null).at(-2);
  if (before?.verdict == null) return null;
  return { verdict: before.verdict, index: before.index, figures: figuresAt(own, before.index) };
}

/** The stored series of each lineage, by its slug, under the policies that judge it. */
export function seriesBySlug(
  stored: readonly SeriesRow[],
  ids: ReadonlyMap<string, string>,
  policies: ReadonlyMap<string, PolicyDocument>,
): Map<string, SeriesView[]> {
  const byId = Map.groupBy(stored, (row) => row.lineageId);
  return new Map(Array.from(ids, ([slug, id]) => [slug, viewsOf(byId.get(id) ?? [], policies.get(id))]));
}

const viewsOf = (rows: readonly SeriesRow[], policies = defaultPolicies()) =>
  rows.map((row) => seriesView(row, policies));
