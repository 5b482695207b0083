import { findEvaluationHead } from "#db/evaluations.ts";
import { listMeasurements, listSeries } from "#db/measurements.ts";
import { findWording } from "#db/tail-events.ts";
import { askedIndex, type Query } from "#domain/present/address.ts";
import { thinnedSeries } from "#domain/present/plot/thinned.ts";
import { isSampleSlice, ofSlice, worstSlices } from "#domain/present/slices.ts";
import type { MeasuredView } from "#domain/present/views/measured.ts";
import type { Context } from "#services/context.ts";
import { policiesInForce } from "#services/policies/in-force.ts";
import { askedSlice } from "./asked-slice.ts";
import { readRow } from "./lineage.ts";
import { byRegistry, seriesView, withShownLines } from "./series-views.ts";

/** Points a chart shows at most, about. */
const POINTS = 64;

/**
 * Reads what the pages of diversity and drift show of one generation: every series, its measurements, its examples.
 * Throws not-found for a lineage that is not there; other bad values are complaints.
 */
export async function readMeasured(
  ctx: Pick<Context, "db" | "now">,
  slug: string,
  query: Query,
): Promise<MeasuredView> {
  const { stored, row } = await readRow(ctx, slug);
  const judged = row.strip.filter((cell) => cell.verdict !== null && cell.phase !== "reference");
  const possible = judged.map((cell) => cell.index);
  const asked = askedIndex(query, "g", possible, possible.at(-1) ?? null);
  const head = asked.value === null ? null : await findEvaluationHead(ctx.db, stored.id, asked.value);
  const policies = await policiesInForce(ctx.db, stored.id);
  const rows = await listSeries(ctx.db, stored.id);
  const all = rows.map((each) => withShownLines(seriesView(each, policies))).sort(byRegistry);
  const measurements = head === null ? [] : await listMeasurements(ctx.db, head.id);
  const { slice, complaint } = askedSlice(query, all);
  return {
    now: ctx.now(),
    row,
    index: asked.value,
    judgement: head,
    samples: head?.samples ?? 0,
    series: ofSlice(all, slice.chosen).map((one) => thinnedSeries(one, POINTS)),
    parts: all.filter(isSampleSlice).map((one) => thinnedSeries(one, POINTS)),
    measurements,
    wording: head === null ? null : await findWording(ctx.db, head.id),
    slice,
    worst: worstSlices(measurements),
    complaints: [asked.complaint, complaint].filter((one) => one !== null),
  };
}
