import { randomUUID } from "node:crypto";
import type { Tx } from "#db/client.ts";
import {
  assessmentsOf,
  type IndicatorRow,
  indicatorsOf,
  insertAssessment,
  insertIndicators,
  insertReadings,
  insertRisk,
  isAssessedOn,
  nextRiskRef,
  type RiskRow,
  readingsOf,
  risksOf,
} from "#db/risks.ts";
import { listTickets } from "#db/tickets.ts";
import { unknown } from "#domain/estimate.ts";
import type { GenerationJudgement } from "#domain/judgement.ts";
import { evidenceWords, leadWords } from "#domain/present/register.ts";
import { indicatorReading, testedReading } from "#domain/risk/indicator.ts";
import {
  measuredIndicators,
  measurementOf,
  type ProposedIndicator,
  proposedRisk,
  WORST,
  worseWhenOf,
} from "#domain/risk/proposal.ts";
import { leadingIndicator, likelihoodRange, strengthOfKnowledge } from "#domain/risk/rating.ts";
import type { AppliedJudgement } from "#services/alerts/applied-judgement.ts";
import type { Context } from "#services/context.ts";
import { tellRisk } from "./tell.ts";

/**
 * Feeds the register from a judgement: proposes the row of a lineage at its first one, reads every indicator, appends
 * an assessment, which names the ticket that this generation verified, and tells where its likelihood moved.
 * Guarantee: an evaluation is read once; a rating moves by what was measured and by nothing else.
 * Returns whether anything was written.
 */
export async function followRisk(
  tx: Tx,
  ctx: Pick<Context, "jobs" | "now">,
  input: AppliedJudgement,
): Promise<boolean> {
  const known = await risksOf(tx, input.lineage.id);
  const risks = known.length > 0 ? known : await proposeRisk(tx, input);
  let isWritten = known.length === 0;
  for (const row of risks.filter((each) => each.status !== "closed")) {
    if (await isAssessedOn(tx, row.id, input.evaluationId)) continue;
    await assess(tx, ctx, row, input);
    isWritten = true;
  }
  return isWritten;
}

async function proposeRisk(tx: Tx, { lineage }: AppliedJudgement): Promise<RiskRow[]> {
  const { indicators, ...row } = proposedRisk(lineage.name);
  const id = `rk_${randomUUID().replaceAll("-", "").slice(0, 16)}`;
  await insertRisk(tx, { id, ref: await nextRiskRef(tx), lineageId: lineage.id, ...row });
  await insertIndicators(
    tx,
    indicators.map((each, position) => ({ id: `${id}.${position + 1}`, riskId: id, ...each })),
  );
  return risksOf(tx, lineage.id);
}

async function assess(
  tx: Tx,
  ctx: Pick<Context, "jobs" | "now">,
  row: RiskRow,
  { lineage, judgement, evaluationId }: AppliedJudgement,
): Promise<void> {
  const indicators = await indicatorsFor(tx, row, judgement);
  await insertReadings(
    tx,
    indicators.map((each) => readingOf(each, judgement)),
  );
  const readings = await readingsOf(
    tx,
    indicators.map((each) => each.id),
  );
  const histories = indicators.map((each) => readings.filter((reading) => reading.indicatorId === each.id));
  const lead = leadingIndicator(histories) ?? 0;
  const history = histories[lead] ?? [];
  const leading = indicators[lead];
  const found = leading && measurementOf(leading, judgement.measurements);
  const estimate = found?.estimate ?? unknown("not-run");
  const { low, high } = likelihoodRange(history);
  const before = (await assessmentsOf(tx, [row.id])).at(-1);
  const ticket = await verifiedTicket(tx, lineage.id, judgement.index);
  const led = leading ? leadWords(leading.metric, found?.slice ?? leading.slice) : "";
  await insertAssessment(tx, {
    riskId: row.id,
    likelihoodLow: low,
    likelihoodHigh: high,
    strengthOfKnowledge: strengthOfKnowledge(history, estimate.kind === "value" ? (estimate.mde ?? null) : null),
    basis: "metric",
    by: "system",
    rationale: ticket === null ? led : evidenceWords(led, ticket, judgement.index),
    evidence: { evaluation: evaluationId, index: judgement.index, ...(ticket === null ? {} : { ticket }) },
  });
  if (before && (before.likelihoodLow !== low || before.likelihoodHigh !== high))
    await tellRisk(tx, ctx, lineage, { ...row, likelihood: [low, high] });
}

/** The ticket that a generation verified, by its key, or null. */
async function verifiedTicket(tx: Tx, lineageId: string, index: number): Promise<string | null> {
  const tickets = await listTickets(tx, { lineageIds: [lineageId], limit: 50 });
  const found = tickets.find(({ ticket }) => ticket.state === "verified" && ticket.verification?.index === index);
  return found?.ticket.key ?? null;
}

/** The indicators of a row, with those that this judgement is the first to measure. */
async function indicatorsFor(tx: Tx, row: RiskRow, { measurements }: GenerationJudgement): Promise<IndicatorRow[]> {
  const known = await indicatorsOf(tx, [row.id]);
  const isKnown = (one: ProposedIndicator) =>
    known.some((each) => each.metric === one.metric && each.slice === one.slice);
  const more = measuredIndicators(measurements).filter((each) => !isKnown(each));
  if (more.length === 0) return known;
  const added = more.map((each, at) => ({ id: `${row.id}.${known.length + at + 1}`, riskId: row.id, ...each }));
  await insertIndicators(tx, added);
  return indicatorsOf(tx, [row.id]);
}

function readingOf(indicator: IndicatorRow, judgement: GenerationJudgement) {
  const found = measurementOf(indicator, judgement.measurements);
  const estimate = found?.estimate ?? unknown("not-run");
  const { state, confirmed } =
    found && indicator.slice === WORST
      ? testedReading(found, indicator)
      : indicatorReading(estimate, indicator, worseWhenOf(indicator.metric));
  const row = { indicatorId: indicator.id, index: judgement.index, state, confirmed, n: estimate.n ?? null };
  if (estimate.kind === "unknown") return { ...row, reason: estimate.reason };
  const { value, low, high, control } = estimate;
  const reason = state === "unknown" ? "too-few-samples" : null;
  return { ...row, value, low, high, controlValue: control?.value ?? null, controlN: control?.n ?? null, reason };
}
