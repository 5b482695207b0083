import { latestEvaluations } from "#db/evaluations.ts";
import {
  type AssessmentRow,
  assessmentsOf,
  type IndicatorRow,
  indicatorsOf,
  listRisks,
  type ReadingRow,
  type RiskWithLineage,
  readingsOf,
} from "#db/risks.ts";
import { listTickets } from "#db/tickets.ts";
import { beyondTolerance, registerDecisions, registerHeadline, registerSummary } from "#domain/present/register.ts";
import { byHarm } from "#domain/present/status.ts";
import type { RegisterIndicator, RegisterReading, RegisterRisk, RegisterTwin } from "#domain/present/views/register.ts";
import { leadingIndicator, riskLevels } from "#domain/risk/rating.ts";
import type { Context } from "#services/context.ts";

/** A risk with its rows of every table of the register. */
export interface RegisterEntry {
  row: RiskWithLineage;
  risk: RegisterRisk;
  indicators: RegisterIndicator[];
  trend: RegisterReading[];
  assessments: AssessmentRow[];
}

/** The register as its page, CSV, XLSX and JSON show it: worst first. */
export async function readRegister(ctx: Context): Promise<RegisterTwin> {
  const latest = await latestEvaluations(ctx.db);
  const late = new Set(latest.filter((head) => head.phase === "late-collapse").map((head) => head.lineageId));
  const entries = await registerEntries(ctx, await listRisks(ctx.db));
  entries.sort((a, b) => worstFirst(a, b, late));
  const risks = entries.map((entry) => entry.risk);
  const slugs = new Set(risks.map((risk) => risk.lineage));
  const tickets = (await listTickets(ctx.db, { limit: 1000 })).filter(({ lineage }) => slugs.has(lineage.slug));
  const wanted = tickets.flatMap(({ ticket, lineage }) =>
    ticket.quantities.map(({ stratum, humanSamples, kind, ledBy }) => {
      const { key, state, headline, owner, due, openedIndex, createdAt } = ticket;
      const place = { key, lineage: lineage.slug, state, finding: headline, generation: openedIndex, owner, due };
      return { ...place, stratum, humanSamples, kind, ledBy, openedAt: createdAt.toISOString() };
    }),
  );
  return {
    schema: "tailwatch.register/1",
    asOf: ctx.now().toISOString(),
    headline: registerHeadline(risks),
    summary: registerSummary(risks, wanted),
    decisions: registerDecisions(risks, wanted),
    risks,
    indicators: entries.flatMap((entry) => entry.indicators),
    trend: entries.flatMap((entry) => entry.trend),
    tickets: wanted,
  };
}

/** Register rows of some risks, in the given order. */
export async function registerEntries({ db }: Context, rows: RiskWithLineage[]): Promise<RegisterEntry[]> {
  const ids = rows.map(({ risk }) => risk.id);
  const indicators = await indicatorsOf(db, ids);
  const assessments = await assessmentsOf(db, ids);
  const readings = await readingsOf(
    db,
    indicators.map((each) => each.id),
  );
  return rows.map((row) => {
    const own = indicators.filter((each) => each.riskId === row.risk.id);
    const rated = assessments.filter((each) => each.riskId === row.risk.id);
    return entryOf(row, own, readings, rated);
  });
}

function entryOf(row: RiskWithLineage, own: IndicatorRow[], all: ReadingRow[], rated: AssessmentRow[]): RegisterEntry {
  const histories = own.map((each) => all.filter((reading) => reading.indicatorId === each.id));
  const lead = leadingIndicator(histories);
  const indicators = own.map((each, at) => indicatorOf(row, each, histories[at]?.at(-1), at === lead));
  const trend = own.flatMap((each, at) => (histories[at] ?? []).map((reading) => readingOf(row, each, reading)));
  return { row, risk: riskOf(row, indicators, rated), indicators, trend, assessments: rated };
}

function riskOf(
  { risk, lineage }: RiskWithLineage,
  indicators: RegisterIndicator[],
  rated: AssessmentRow[],
): RegisterRisk {
  const leading = indicators.find((each) => each.isLeading);
  const last = rated.at(-1);
  const before = rated.at(-2);
  const range = { low: last?.likelihoodLow ?? 1, high: last?.likelihoodHigh ?? 5 };
  const { ref, title, statement, category, status, impact, treatment, owner, reviewDue } = risk;
  return {
    ...{ ref, lineage: lineage.slug, title, statement, category, status, impact, treatment, owner, reviewDue },
    state: leading?.state ?? "unknown",
    confirmed: leading?.confirmed ?? false,
    metric: leading?.metric ?? null,
    slice: leading?.slice ?? null,
    value: leading?.value ?? null,
    low: leading?.low ?? null,
    high: leading?.high ?? null,
    n: leading?.n ?? null,
    likelihoodLow: range.low,
    likelihoodHigh: range.high,
    previousLow: before?.likelihoodLow ?? null,
    previousHigh: before?.likelihoodHigh ?? null,
    levels: riskLevels(range, impact),
    strengthOfKnowledge: last?.strengthOfKnowledge ?? "low",
    basis: last?.basis ?? "metric",
    rationale: last?.rationale ?? "",
    generation: last?.evidence.index ?? null,
    assessedAt: last?.at.toISOString() ?? null,
  };
}

function indicatorOf(
  { risk, lineage }: RiskWithLineage,
  row: IndicatorRow,
  last: ReadingRow | undefined,
  isLeading: boolean,
): RegisterIndicator {
  const { metric, slice, appetite, tolerance, critical, minSamples } = row;
  return {
    ...{ risk: risk.ref, lineage: lineage.slug, metric, slice, isLeading, appetite, tolerance, critical, minSamples },
    generation: last?.index ?? null,
    state: last?.state ?? "unknown",
    confirmed: last?.confirmed ?? false,
    value: last?.value ?? null,
    low: last?.low ?? null,
    high: last?.high ?? null,
    n: last?.n ?? null,
    control: last?.controlValue ?? null,
    controlN: last?.controlN ?? null,
    reason: last?.reason ?? null,
  };
}

function readingOf(
  { risk, lineage }: RiskWithLineage,
  { metric, slice }: IndicatorRow,
  row: ReadingRow,
): RegisterReading {
  const { index, state, confirmed, value, low, high, n, reason, at } = row;
  const place = { risk: risk.ref, lineage: lineage.slug, metric, slice, generation: index };
  return { ...place, state, confirmed, value, low, high, n, reason, readAt: at.toISOString() };
}

/** Beyond tolerance first; then late collapses; then what stands farthest beyond; then the likelier. */
function worstFirst(a: RegisterEntry, b: RegisterEntry, late: ReadonlySet<string>): number {
  const lateness = ({ row }: RegisterEntry) => Number(late.has(row.lineage.id));
  return (
    byHarm(a.risk.state, b.risk.state) ||
    lateness(b) - lateness(a) ||
    beyondTolerance(b.indicators) - beyondTolerance(a.indicators) ||
    b.risk.likelihoodHigh - a.risk.likelihoodHigh ||
    b.risk.likelihoodLow - a.risk.likelihoodLow
  );
}
