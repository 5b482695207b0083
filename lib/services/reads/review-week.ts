import { alertsOfWeek, listCommitments } from "#db/reviews.ts";
import { listStrips } from "#db/strips.ts";
import type { PolicyDocument } from "#domain/policy.ts";
import { commitmentState } from "#domain/present/commitment.ts";
import { day } from "#domain/present/format.ts";
import { weekBounds } from "#domain/present/iso-week.ts";
import type { Commitment, ReviewActivity } from "#domain/present/views/frozen-review.ts";
import type { Context } from "#services/context.ts";

const YEAR = 365 * 86_400_000;
type Reader = Pick<Context, "db" | "now">;

/** What was decided and is open, or was done in this week or the one before it. */
export async function commitmentsOf({ db, now }: Reader, week: string): Promise<Commitment[]> {
  const { from } = weekBounds(week);
  const rows = await listCommitments(db, new Date(from.getTime() - 7 * 86_400_000));
  return rows.map(({ commitment, lineage }) => {
    const { id, subject, finding, decision, owner, due, by } = commitment;
    const doneOn = commitment.doneAt === null ? null : day(commitment.doneAt);
    const state = commitmentState({ due, doneOn }, day(now()));
    const told = { id, week: commitment.week, subject, finding, decision, owner, due, by };
    return { ...told, lineage, decidedOn: day(commitment.at), doneOn, state };
  });
}

/** What happened in a week to some lineages. Given the policies of each, by its id. */
export async function activityOf(
  { db, now }: Reader,
  week: string,
  policies: ReadonlyMap<string, PolicyDocument>,
): Promise<ReviewActivity> {
  const { from, to } = weekBounds(week);
  const isWithin = (at: string | number | null) => {
    const time = typeof at === "string" ? Date.parse(at) : at;
    return time !== null && time >= from.getTime() && time < to.getTime();
  };
  const alerts = await alertsOfWeek(db, { from, to });
  const strips = (await listStrips(db)).filter(({ lineageId }) => policies.has(lineageId));
  const fired = alerts.filter(({ firedAt }) => isWithin(firedAt));
  const taken = fired.flatMap(({ firedAt, acknowledgedAt }) =>
    firedAt === null || acknowledgedAt === null ? [] : [(Date.parse(acknowledgedAt) - Date.parse(firedAt)) / 60_000],
  );
  const yearAgo = now().getTime() - YEAR;
  return {
    generationsClosed: strips.flatMap(({ closedAt }) => closedAt.filter(isWithin)).length,
    fired,
    resolved: alerts.filter(({ resolvedAt }) => isWithin(resolvedAt)),
    minutesToAcknowledge: median(taken),
    falseAlarms: falseAlarms(
      Array.from(policies, ([id, { budget }]) => {
        const judgedAt = strips.find(({ lineageId }) => lineageId === id)?.judgedAt ?? [];
        return { looks: judgedAt.filter((at) => at !== null && at > yearAgo).length, budget };
      }),
    ),
  };
}

/** False alarms to be expected of what was judged in a year: each look has its share of the budget, which it never exceeds. */
function falseAlarms(
  lineages: readonly { looks: number; budget: PolicyDocument["budget"] }[],
): ReviewActivity["falseAlarms"] {
  const each = lineages.map(({ looks, budget: { falseAlarmsPerYear: a, looksPerYear } }) => {
    const perYear = a.watch + a.breach;
    return { looks, perYear, expected: perYear * Math.min(1, looks / looksPerYear) };
  });
  return {
    expected: each.reduce((sum, { expected }) => sum + expected, 0),
    budget: each.reduce((sum, { perYear }) => sum + perYear, 0),
    looks: each.reduce((sum, { looks }) => sum + looks, 0),
  };
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}
