import { findEvaluationHead } from "#db/evaluations.ts";
import { findTimeline, listSeries } from "#db/measurements.ts";
import { findTailHead, listTailEvents } from "#db/tail-events.ts";
import { METRICS } from "#domain/metrics/registry.ts";
import { askedIndex, askedPage, askedText, askedWord, type Query } from "#domain/present/address.ts";
import { thinnedSeries } from "#domain/present/plot/thinned.ts";
import {
  EVENTS_A_PAGE,
  type TailFilter,
  type TailView,
  TIMELINE_GENERATIONS,
  TIMELINE_ROWS,
  type TimelineView,
} from "#domain/present/views/tail.ts";
import type { PackedTimeline } from "#domain/timeline.ts";
import type { Context } from "#services/context.ts";
import { policiesInForce } from "#services/policies/in-force.ts";
import { readRow } from "./lineage.ts";
import { byRegistry, seriesView } from "./series-views.ts";

type Reader = Pick<Context, "db" | "now">;
const SHOWN = ["lost", "thin", "kept", "all"] as const;
/** Points a panel shows at most, about. */
const PANEL_POINTS = 48;
const BY_RARITY = METRICS.filter((metric) => metric.slices === "rarity");

function filterOf(query: Query): { filter: TailFilter; complaint: string | null } {
  const status = askedWord(query, "show", SHOWN, "lost");
  const stratum = askedText(query, "slice");
  const filter: TailFilter = {
    status: status.value,
    stratum: stratum === "" ? null : stratum,
    text: askedText(query, "q"),
    page: askedPage(query),
  };
  return { filter, complaint: status.complaint };
}

function expectedLate(row: PackedTimeline["rows"][number], samples: readonly number[]): number {
  const late = row.seen.findLastIndex((seen) => seen > 0) + 1;
  return row.humanRate * samples.slice(late).reduce((sum, each) => sum + each, 0);
}

/** What fell silent first, by the expected human count since it was last seen; what no generation ever showed comes after. */
export function timelineView(packed: PackedTimeline, stratum: string | null): TimelineView {
  const wanted = packed.rows.filter((row) => stratum === null || row.stratum === stratum);
  const rows = wanted
    .map((row) => ({ row, wasSeen: row.seen.some((seen) => seen > 0), expected: expectedLate(row, packed.samples) }))
    .sort(
      (a, b) =>
        Number(b.wasSeen) - Number(a.wasSeen) || b.expected - a.expected || (a.row.event < b.row.event ? -1 : 1),
    )
    .slice(0, TIMELINE_ROWS)
    .map(({ row }) => row);
  const from = Math.max(0, packed.index.length - TIMELINE_GENERATIONS);
  return {
    index: packed.index.slice(from),
    samples: packed.samples.slice(from),
    rows: rows.map((row) => ({ ...row, seen: row.seen.slice(from), chance: row.chance.slice(from) })),
    total: wanted.length,
  };
}

async function tailOf(ctx: Reader, evaluationId: string, filter: TailFilter): Promise<TailView["tail"]> {
  const head = await findTailHead(ctx.db, evaluationId);
  if (head === null) return null;
  const found = await listTailEvents(ctx.db, evaluationId, {
    status: filter.status === "all" ? null : filter.status,
    stratum: filter.stratum,
    text: filter.text,
    limit: EVENTS_A_PAGE,
    offset: (filter.page - 1) * EVENTS_A_PAGE,
  });
  return { ...head, ...found };
}

/**
 * Reads the tail explorer of one generation, filtered as the address says.
 * Throws not-found for a lineage that is not there; other bad values are complaints.
 */
export async function readTail(ctx: Reader, slug: string, query: Query): Promise<TailView> {
  const { stored, row } = await readRow(ctx, slug);
  const judged = row.strip.filter((cell) => cell.verdict !== null && cell.phase !== "reference");
  const possible = judged.map((cell) => cell.index);
  const asked = askedIndex(query, "g", possible, possible.at(-1) ?? null);
  const { filter, complaint } = filterOf(query);
  const head = asked.value === null ? null : await findEvaluationHead(ctx.db, stored.id, asked.value);
  const packed = await findTimeline(ctx.db, stored.id);
  const ids = BY_RARITY.map((metric) => metric.id);
  const policies = await policiesInForce(ctx.db, stored.id);
  const series = (await listSeries(ctx.db, stored.id, ids))
    .map((each) => seriesView(each, policies))
    .sort(byRegistry)
    .map((one) => thinnedSeries(one, PANEL_POINTS));
  const [retention, mass] = ids.map((id) => series.filter((one) => one.metric === id));
  return {
    row,
    now: ctx.now(),
    index: asked.value,
    samples: head?.samples ?? 0,
    tail: head === null ? null : await tailOf(ctx, head.id, filter),
    timeline: packed === null ? null : timelineView(packed, filter.stratum),
    retention: retention ?? [],
    mass: mass ?? [],
    filter,
    complaints: [asked.complaint, complaint].filter((one) => one !== null),
  };
}
