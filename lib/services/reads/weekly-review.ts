import { listAllSeries, type SeriesRow } from "#db/measurements.ts";
import { listAlertHeads } from "#db/open-work.ts";
import { FAMILIES, type Family } from "#domain/metrics/define.ts";
import { METRICS } from "#domain/metrics/registry.ts";
import { defaultPolicies, type PolicyDocument } from "#domain/policy.ts";
import { byHarm } from "#domain/present/status.ts";
import { type LineageRow, waitingOf } from "#domain/present/views/lineage.ts";
import type { Change, WeeklyReview } from "#domain/present/views/review.ts";
import type { Context } from "#services/context.ts";
import { readDemoStatus } from "#services/demo/progress.ts";
import { policiesByLineage } from "#services/policies/in-force.ts";
import { decisionsOf } from "./decisions.ts";
import { lineageRows } from "./lineage-rows.ts";
import { runningOf } from "./progress.ts";
import { leading, seriesView } from "./series-views.ts";

const DECISIONS_SHOWN = 5;

function changeOf(row: LineageRow): Change[] {
  const judged = row.strip.filter((cell) => cell.verdict !== null);
  const last = judged.at(-1);
  const before = judged.at(-2);
  if (last?.verdict == null || before === undefined || before.verdict === last.verdict) return [];
  const lineage = { slug: row.slug, name: row.name };
  return [{ lineage, index: last.index, from: before.verdict, to: last.verdict, finding: row.finding }];
}

function sparksOf(
  stored: readonly SeriesRow[],
  ids: Map<string, string>,
  policies: ReadonlyMap<string, PolicyDocument>,
): WeeklyReview["sparks"] {
  return [...ids].flatMap(([slug, id]) => {
    const document = policies.get(id) ?? defaultPolicies();
    const own = stored.filter((row) => row.lineageId === id).map((row) => seriesView(row, document));
    return FAMILIES.flatMap((family: Family) => {
      const series = leading(own.filter((one) => one.family === family));
      return series === undefined ? [] : [{ slug, family, series }];
    });
  });
}

async function pendingOf(
  ctx: Pick<Context, "db" | "now">,
  rows: readonly LineageRow[],
  ids: ReadonlyMap<string, string>,
): Promise<WeeklyReview["pending"]> {
  const pending: WeeklyReview["pending"] = [];
  for (const { slug, name, strip } of rows) {
    const waiting = waitingOf(strip);
    if (waiting.length > 0) pending.push({ slug, name, waiting, running: await runningOf(ctx, ids.get(slug) ?? "") });
  }
  return pending.sort((a, b) => b.running.length - a.running.length);
}

/**
 * Reads the overview: every lineage worst first, what waits for a decision, what changed, one spark per family.
 * Demo lineages are shown only while there is no other.
 */
export async function readWeeklyReview(ctx: Pick<Context, "db" | "now">): Promise<WeeklyReview> {
  const all = await lineageRows(ctx.db);
  const real = all.rows.filter((row) => !row.isDemo);
  const rows = real.length > 0 ? real : all.rows;
  const ids = new Map(rows.map((row) => [row.slug, all.ids.get(row.slug) ?? ""]));
  const rowOfId = new Map(rows.map((row) => [all.ids.get(row.slug) ?? "", row]));
  const tickets = all.tickets.filter((ticket) => rowOfId.has(ticket.lineageId));
  const judged = METRICS.filter((metric) => metric.defaultPolicy !== null).map((metric) => metric.id);
  const series = await listAllSeries(ctx.db, judged);
  const decisions = decisionsOf({ tickets, alerts: await listAlertHeads(ctx.db), series, rowOfId });
  const sparks = sparksOf(series, ids, await policiesByLineage(ctx.db, Array.from(ids.values())));
  const demo = real.length > 0 ? null : await readDemoStatus(ctx);
  return {
    now: ctx.now(),
    demo: demo === null ? null : { judged: demo.judged, total: demo.total },
    rows,
    pending: await pendingOf(ctx, rows, ids),
    inBreach: rows.filter((row) => row.judged !== null && row.verdict === "breach").length,
    ticketsVerified: tickets.filter((ticket) => ticket.state === "verified").length,
    ticketsClosed: tickets.filter((ticket) => ticket.state === "verified" || ticket.state === "canceled").length,
    decisions: decisions.slice(0, DECISIONS_SHOWN),
    moreDecisions: Math.max(0, decisions.length - DECISIONS_SHOWN),
    changes: rows.flatMap(changeOf).sort((a, b) => byHarm(a.to, b.to)),
    families: FAMILIES.filter((family) => sparks.some((spark) => spark.family === family)),
    sparks,
  };
}
