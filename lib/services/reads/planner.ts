import { listAlerts } from "#db/alerts.ts";
import { listSeries } from "#db/measurements.ts";
import { openTicketOf } from "#db/tickets.ts";
import { diversityTypes } from "#domain/metrics/diversity/types.ts";
import { tailRetention } from "#domain/metrics/tail/retention.ts";
import { plannedQuantities } from "#domain/plan/planned-quantities.ts";
import { HELD } from "#domain/plan/quantity.ts";
import { askedIndex, type Query } from "#domain/present/address.ts";
import { generationName } from "#domain/present/format.ts";
import { type AskedPlan, askedPlan, keptPlans } from "#domain/present/plan-question.ts";
import type { Foresight, PlannerView, TicketOffer } from "#domain/present/views/planner.ts";
import { humanSamplesWanted } from "#domain/ticket.ts";
import type { Context } from "#services/context.ts";
import { plansFor } from "#services/planner/answer.ts";
import { type Plannable, plannable } from "#services/planner/base.ts";
import { policiesInForce } from "#services/policies/in-force.ts";
import { readRow } from "./lineage.ts";
import { seriesView } from "./series-views.ts";

const NOTHING_JUDGED = {
  because: "No generation of this lineage is judged against people yet.",
  ends: "Upload human samples and a generation, and close it.",
};
const NOTHING_KEPT = {
  because: "Nothing is kept of the samples of this generation that a plan could be read from.",
  ends: "Choose another generation, or have it judged again.",
};
const TOO_LITTLE = {
  because:
    "Human reference and generation show too few words, or have shown nearly all there are: nothing can be foretold.",
  ends: "Send more samples of both: at least 30 events of a rarity group must be seen.",
};

/**
 * Reads the planner of a lineage: what becomes of the generation that the address selects, at the share that it asks.
 * Throws not-found for a lineage that is not there; other bad values are complaints.
 */
export async function readPlanner(ctx: Context, slug: string, query: Query): Promise<PlannerView> {
  const { stored, row } = await readRow(ctx, slug);
  const judged = row.strip.filter((cell) => cell.verdict !== null && cell.phase !== "reference");
  const possible = judged.map((cell) => cell.index);
  const place = askedIndex(query, "g", possible, possible.at(-1) ?? null);
  const refused: TicketOffer = {
    kind: "refused",
    because: "Nothing is foretold that a ticket could ask for.",
    ticket: null,
  };
  const view = { row, now: ctx.now(), possible, index: place.value, foresight: null, offer: refused };
  const complaints = place.complaint === null ? [] : [place.complaint];
  if (place.value === null) return { ...view, complaints, unknown: NOTHING_JUDGED };
  const from = await plannable(ctx, stored, place.value);
  if (from === null) return { ...view, complaints, unknown: NOTHING_KEPT };
  const question = askedPlan(query, from.defaults);
  const kept = keptPlans(query, question.asked);
  complaints.push(...question.complaints, ...kept.complaints);
  const foresight = await foresightOf(ctx, stored.id, from, question.asked, kept.kept);
  if (foresight === null || foresight.present.plan.strata.length === 0)
    return { ...view, complaints, unknown: TOO_LITTLE };
  return { ...view, complaints, unknown: null, foresight, offer: await offerOf(ctx, stored.id, from, foresight) };
}

async function foresightOf(
  ctx: Context,
  lineageId: string,
  from: Plannable,
  asked: AskedPlan,
  kept: readonly AskedPlan[],
): Promise<Foresight | null> {
  const today = { ...asked, share: from.defaults.share };
  // What holds does not depend on the share asked: so asked, a moved slider costs one plan and not three.
  const horizon = asked.workflow === "accumulate" ? asked.horizon : 1;
  const held = { ...asked, share: from.defaults.share, target: HELD, horizon, price: null, currency: null };
  const plans = await plansFor(ctx, from, [asked, today, held, ...kept]);
  const [present, atToday, forBreach, ...others] = plans ?? [];
  if (!present || !atToday || !forBreach) return null;
  const policies = await policiesInForce(ctx.db, lineageId);
  const rows = await listSeries(ctx.db, lineageId, [tailRetention.id, diversityTypes.id]);
  const observed = rows.map((each) => seriesView(each, policies));
  return {
    base: from.base,
    present: { asked, plan: present },
    today: atToday,
    held: forBreach,
    kept: others.flatMap((plan, at) => {
      const own = kept[at];
      return own ? [{ asked: own, plan }] : [];
    }),
    observed,
  };
}

/** Whether a ticket with this plan could be opened: one at a time, from the newest judgement, as the answer to an open alert. */
async function offerOf(ctx: Context, lineageId: string, from: Plannable, foresight: Foresight): Promise<TicketOffer> {
  const refused = (because: string, ticket: string | null = null): TicketOffer => ({
    kind: "refused",
    because,
    ticket,
  });
  const open = await openTicketOf(ctx.db, lineageId);
  if (open) return refused(`${open.key} is open and ${open.state}; a lineage has one ticket at a time.`, open.key);
  const alert = await answeredAlert(ctx, lineageId);
  if (alert === null)
    return refused("No alert is open here, and a ticket answers an alert: this plan stays a forecast.");
  const quantities = plannedQuantities(foresight.present.plan, from.judgement.measurements);
  if (quantities.length === 0) {
    return refused(`No number of such human samples brings ${generationName(from.base.index)} back; see why below.`);
  }
  return { kind: "open", alert, humanSamples: humanSamplesWanted(quantities) };
}

/** The open alert that a ticket would answer: a breach before a watch, the oldest first. */
export async function answeredAlert({ db }: Pick<Context, "db">, lineageId: string): Promise<string | null> {
  const states = ["firing", "acknowledged", "recovering"] as const;
  const open = (await listAlerts(db, { states, lineageId, limit: 100 })).map(({ alert }) => alert).reverse();
  return (open.find(({ severity }) => severity === "breach") ?? open[0])?.id ?? null;
}
