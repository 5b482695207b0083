import { activeBaseline } from "#db/baselines.ts";
import { findBaselineReading, findEvaluationHead, latestEvaluations } from "#db/evaluations.ts";
import { findGeneration, findLineage, type LineageRow as StoredLineage } from "#db/lineages.ts";
import { listMeasurements, listSeries } from "#db/measurements.ts";
import { countAlertsByLineage, listTicketHeads } from "#db/open-work.ts";
import { listStrips } from "#db/strips.ts";
import { findCatalogue } from "#db/summaries.ts";
import { findTailKind } from "#db/tail-events.ts";
import { FAMILIES } from "#domain/metrics/define.ts";
import { askedIndex, type Query } from "#domain/present/address.ts";
import { thinnedSeries } from "#domain/present/plot/thinned.ts";
import { ofSlice, worstSlices } from "#domain/present/slices.ts";
import type { FamilyGroup, GenerationFacts, LineageRow, LineageView } from "#domain/present/views/lineage.ts";
import type { SeriesView } from "#domain/present/views/series.ts";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { policiesInForce } from "#services/policies/in-force.ts";
import { askedSlice } from "./asked-slice.ts";
import { baselineView } from "./baselines.ts";
import { isOpen, rowOf } from "./lineage-rows.ts";
import { runningOf } from "./progress.ts";
import { byRegistry, leading, seriesView } from "./series-views.ts";

/** Points a chart shows at most, about: a longer series is thinned to its extremes and turns. */
const LEAD_POINTS = 160;
const SMALL_POINTS = 48;

type Reader = Pick<Context, "db" | "now">;

/** Reads one lineage as a row. Throws not-found. */
export async function readRow(ctx: Reader, slug: string): Promise<{ stored: StoredLineage; row: LineageRow }> {
  const stored = await findLineage(ctx.db, slug);
  if (stored === null) throw new ServiceError("not-found");
  const [strip] = await listStrips(ctx.db, stored.id);
  const latest = (await latestEvaluations(ctx.db)).find((head) => head.lineageId === stored.id);
  const openAlerts = (await countAlertsByLineage(ctx.db)).get(stored.id) ?? 0;
  const tickets = (await listTicketHeads(ctx.db)).filter((head) => head.lineageId === stored.id && isOpen(head));
  return { stored, row: rowOf(stored, { strip, latest, openAlerts, tickets }) };
}

async function factsOf(ctx: Reader, lineageId: string, index: number): Promise<GenerationFacts | null> {
  const generation = await findGeneration(ctx.db, lineageId, index);
  if (generation === null) return null;
  const head = await findEvaluationHead(ctx.db, lineageId, index);
  const catalogue = head?.catalogueId == null ? null : await findCatalogue(ctx.db, head.catalogueId);
  return {
    index,
    state: generation.state,
    revision: generation.revision,
    accepted: generation.accepted,
    rejected: generation.rejected,
    parents: generation.parents,
    workflow: generation.workflow,
    decoding: generation.decoding,
    trainingSize: generation.trainingSize,
    freshShare: generation.freshShare,
    closedAt: generation.closedAt,
    judgement:
      head === null
        ? null
        : {
            at: head.judgedAt,
            policyVersion: head.policyVersion,
            phase: head.phase,
            mechanism: head.mechanism,
            verdict: head.verdict,
            headline: head.headline,
            evidence: head.evidence,
            notes: head.notes,
            measurements: await listMeasurements(ctx.db, head.id),
            tail: await findTailKind(ctx.db, head.id),
            baseline: await findBaselineReading(ctx.db, head.id),
            reference:
              catalogue === null
                ? null
                : {
                    catalogue: catalogue.catalogueSamples,
                    control: catalogue.controlSamples,
                    source: catalogue.source,
                    digest: catalogue.referenceDigest,
                  },
          },
  };
}

/** Series by family, each with the one that stands for it. */
function grouped(series: readonly SeriesView[]): FamilyGroup[] {
  return FAMILIES.flatMap((family) => {
    const own = series.filter((one) => one.family === family);
    const lead = leading(own);
    if (lead === undefined) return [];
    const others = own.filter((one) => one !== lead).map((one) => thinnedSeries(one, SMALL_POINTS));
    return [{ family, lead: thinnedSeries(lead, LEAD_POINTS), others }];
  });
}

/**
 * Reads the page of a lineage: its row, every series, and the generation that the address selects.
 * Throws not-found for a lineage that is not there; a generation that is not there is a complaint.
 */
export async function readLineage(ctx: Reader, slug: string, query: Query): Promise<LineageView> {
  const { stored, row } = await readRow(ctx, slug);
  const possible = row.strip.map((cell) => cell.index);
  const asked = askedIndex(query, "g", possible, row.judged?.index ?? row.last?.index ?? null);
  const policies = await policiesInForce(ctx.db, stored.id);
  const rows = await listSeries(ctx.db, stored.id);
  const series = rows.map((each) => seriesView(each, policies)).sort(byRegistry);
  const part = askedSlice(query, series);
  const selected = asked.value === null ? null : await factsOf(ctx, stored.id, asked.value);
  const active = await activeBaseline(ctx.db, stored.id, ctx.now());
  const strip = row.strip.map((cell) => ({ ...cell, isBaseline: active?.generations.includes(cell.index) ?? false }));
  return {
    row: { ...row, strip },
    now: ctx.now(),
    baseline: active === null ? null : baselineView(active, ctx.now()),
    families: grouped(ofSlice(series, part.slice.chosen)),
    selected,
    running: await runningOf(ctx, stored.id),
    slice: part.slice,
    worst: worstSlices(selected?.judgement?.measurements ?? []),
    complaints: [asked.complaint, part.complaint].filter((one) => one !== null),
  };
}
