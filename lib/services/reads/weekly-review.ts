import { listAllSeries } from "#db/measurements.ts";
import { listAlertHeads } from "#db/open-work.ts";
import { listReviews, marksOf, reviewBefore } from "#db/reviews.ts";
import { FAMILIES, type Family } from "#domain/metrics/define.ts";
import { METRICS } from "#domain/metrics/registry.ts";
import { defaultPolicies } from "#domain/policy.ts";
import { isoWeek } from "#domain/present/iso-week.ts";
import { reviewChanges, type Then } from "#domain/present/review-change.ts";
import type { Decision } from "#domain/present/views/decision.ts";
import type { Commitment, ReviewLineage } from "#domain/present/views/frozen-review.ts";
import { type LineageRow, waitingOf } from "#domain/present/views/lineage.ts";
import type { WeeklyReview } from "#domain/present/views/review.ts";
import type { SeriesView } from "#domain/present/views/series.ts";
import type { Context } from "#services/context.ts";
import { readDemoStatus } from "#services/demo/progress.ts";
import { policiesByLineage } from "#services/policies/in-force.ts";
import { decisionsOf } from "./decisions.ts";
import { lineageRows } from "./lineage-rows.ts";
import { runningOf } from "./progress.ts";
import { generationBefore, reviewLineage, seriesBySlug } from "./review-lineages.ts";
import { activityOf, commitmentsOf } from "./review-week.ts";
import { leading } from "./series-views.ts";

const DECISIONS_SHOWN = 5;
/** Reviews looked through for those of this week. */
const REVIEWS_SEEN = 20;
const JUDGED = METRICS.filter((metric) => metric.defaultPolicy !== null).map((metric) => metric.id);

function sparksOf(series: ReadonlyMap<string, SeriesView[]>): WeeklyReview["sparks"] {
  return Array.from(series).flatMap(([slug, own]) =>
    FAMILIES.flatMap((family: Family) => {
      const lead = leading(own.filter((one) => one.family === family));
      return lead === undefined ? [] : [{ slug, family, series: lead }];
    }),
  );
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

/** What a decision was taken on already, and is being done: it waits for nobody. */
const isTaken = (decision: Decision, commitments: readonly Commitment[]) =>
  commitments.some(({ subject, state }) => subject === decision.subject && state !== "done" && state !== "late");

/**
 * Reads the overview: every lineage worst first, what waits for a decision, what changed since the last review and against
 * people, what the week brought, one spark per family. Demo lineages are shown only while there is no other.
 */
export async function readWeeklyReview(ctx: Pick<Context, "db" | "now">): Promise<WeeklyReview> {
  const { rows, ids, heads, tickets, hasReal } = await shownLineages(ctx);
  const rowOfId = new Map(rows.map((row) => [ids.get(row.slug) ?? "", row]));
  const week = isoWeek(ctx.now());
  const stored = await listAllSeries(ctx.db, JUDGED);
  const policies = await policiesByLineage(ctx.db, Array.from(ids.values()));
  const series = seriesBySlug(stored, ids, policies);
  const commitments = await commitmentsOf(ctx, week);
  const waiting = decisionsOf({ tickets, alerts: await listAlertHeads(ctx.db), series: stored, rowOfId });
  const decisions = waiting.filter((each) => !isTaken(each, commitments));
  const lineages = rows.map((row) => {
    const id = ids.get(row.slug) ?? "";
    const head = heads.find(({ lineageId }) => lineageId === id);
    const { version: policiesInForce } = policies.get(id) ?? defaultPolicies();
    return reviewLineage(row, head, { own: series.get(row.slug) ?? [], policiesInForce });
  });
  const last = await reviewBefore(ctx.db, week, !hasReal);
  const sparks = sparksOf(series);
  const demo = hasReal ? null : await readDemoStatus(ctx);
  return {
    now: ctx.now(),
    week,
    demo: demo === null ? null : { judged: demo.judged, total: demo.total },
    rows,
    lineages,
    pending: await pendingOf(ctx, rows, ids),
    inBreach: rows.filter((row) => row.judged !== null && row.verdict === "breach").length,
    ticketsVerified: tickets.filter((ticket) => ticket.state === "verified").length,
    ticketsClosed: tickets.filter((ticket) => ticket.state === "verified" || ticket.state === "canceled").length,
    decisions: decisions.slice(0, DECISIONS_SHOWN),
    moreDecisions: Math.max(0, decisions.length - DECISIONS_SHOWN),
    against: last?.id ?? null,
    changes: reviewChanges(lineages, standingBefore(last, rows, series)),
    commitments,
    activity: await activityOf(ctx, week, policies),
    marks: (await marksOf(ctx.db, week)).map(({ reviewer, note, at }) => ({ reviewer, note, at: at.toISOString() })),
    frozen: await frozenOf(ctx.db, week),
    families: FAMILIES.filter((family) => sparks.some((spark) => spark.family === family)),
    sparks,
  };
}

/** How each lineage stood: in the last review of an earlier week, or for want of one at its judged generation before. */
function standingBefore(
  last: { lineages: ReviewLineage[] } | null,
  rows: readonly LineageRow[],
  series: ReadonlyMap<string, SeriesView[]>,
): (slug: string) => Then | null {
  if (last !== null) return (slug) => last.lineages.find((each) => each.slug === slug) ?? null;
  const rowOf = new Map(rows.map((row) => [row.slug, row]));
  return (slug) => {
    const row = rowOf.get(slug);
    return row ? generationBefore(row, series.get(slug) ?? []) : null;
  };
}

/** The lineages that are shown, worst first: the installation's own, the demo's only while there is no other. */
async function shownLineages({ db }: Pick<Context, "db">) {
  const all = await lineageRows(db);
  const real = all.rows.filter((row) => !row.isDemo);
  const rows = real.length > 0 ? real : all.rows;
  const ids = new Map(rows.map((row) => [row.slug, all.ids.get(row.slug) ?? ""]));
  const shown = new Set(ids.values());
  return {
    rows,
    ids,
    heads: all.heads,
    tickets: all.tickets.filter((each) => shown.has(each.lineageId)),
    hasReal: real.length > 0,
  };
}

async function frozenOf(db: Context["db"], week: string): Promise<string[]> {
  return (await listReviews(db, REVIEWS_SEEN)).filter((each) => each.week === week).map(({ id }) => id);
}
