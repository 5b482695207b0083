import { insertAudit } from "#db/audit.ts";
import type { Tx } from "#db/client.ts";
import { spokenNews } from "#domain/alert/news.ts";
import { metricOf } from "#domain/metrics/registry.ts";
import type { Context } from "#services/context.ts";
import { announce } from "#services/notify/announce.ts";
import { followRisk } from "#services/risks/follow.ts";
import { openTicket } from "#services/tickets/open.ts";
import type { AppliedJudgement } from "./applied-judgement.ts";
import { lostEvents } from "./evidence.ts";
import { type MovedAlert, stepAlerts } from "./step.ts";
import { SHOWN_EVENTS, tellAlerts } from "./tell.ts";

/** What a judgement did. */
export interface JudgementEffects {
  alerts: { id: string; policy: string; severity: string; state: string }[];
  ticket: string | null;
}

/**
 * Carries a judgement on, inside the transaction that stores it: moves and opens alerts, opens one ticket on a breach,
 * feeds the register, tells people, and leaves one audit row.
 * Guarantee: applying the same evaluation again changes and tells nothing but that it was judged.
 */
export async function applyJudgement(
  tx: Tx,
  ctx: Pick<Context, "jobs" | "now">,
  input: AppliedJudgement,
): Promise<JudgementEffects> {
  if (input.judgement.phase === "reference") return { alerts: [], ticket: null };
  const steps = await stepAlerts(tx, input, ctx.now());
  const cause = steps.find((step) => step.effects.some(({ kind }) => kind === "open-ticket"));
  const ticket = cause ? await openTicket(tx, ctx, { ...input, alertId: cause.id, headline: cause.headline }) : null;
  const isNew = await followRisk(tx, ctx, input);
  await tell(tx, ctx, input, steps);
  const alerts = steps.map(({ id, policy, severity, state }) => ({ id, policy, severity, state }));
  if (steps.length > 0 || ticket || isNew) {
    const details = { generation: input.judgement.index, alerts, ticket };
    await insertAudit(tx, { actor: input.actor, verb: "judgement.apply", target: input.evaluationId, details });
  }
  return { alerts, ticket };
}

/** One message of all that happened to alerts, worst first; and one that the generation was judged. */
async function tell(
  tx: Tx,
  ctx: Pick<Context, "jobs" | "now">,
  { lineage, judgement, revision, tail }: AppliedJudgement,
  steps: readonly MovedAlert[],
): Promise<void> {
  const { index: generation, phase, mechanism, verdict, headline } = judgement;
  const told = { id: lineage.id, slug: lineage.slug, name: lineage.name, owner: lineage.owner ?? null };
  const news = steps.flatMap((step) => (step.told === null ? [] : [step.told]));
  const [worst] = spokenNews(news, new Set());
  const isNamed = worst?.measurement != null && metricOf(worst.measurement.metric).role === "event";
  const lost = lostEvents(tail, SHOWN_EVENTS, isNamed).map(({ event }) => event);
  const about = { lineage: told, generation, revision, phase, mechanism, lostEvents: lost };
  await tellAlerts(tx, ctx, news, about);
  await announce(tx, ctx, { kind: "judged", lineage: told, generation, revision, verdict, phase, mechanism, headline });
}
