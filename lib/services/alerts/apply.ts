import { insertAudit } from "#db/audit.ts";
import type { Tx } from "#db/client.ts";
import { followRisk } from "#services/risks/follow.ts";
import { openTicket } from "#services/tickets/open.ts";
import type { AppliedJudgement } from "./applied-judgement.ts";
import { stepAlerts } from "./step.ts";

/** What a judgement did. */
export interface JudgementEffects {
  alerts: { id: string; policy: string; severity: string; state: string }[];
  ticket: string | null;
}

/**
 * Carries a judgement on, inside the transaction that stores it: moves and opens alerts, opens one ticket on a breach,
 * feeds the register, and leaves one audit row.
 * Guarantee: applying the same evaluation again changes nothing.
 */
export async function applyJudgement(tx: Tx, input: AppliedJudgement): Promise<JudgementEffects> {
  if (input.judgement.phase === "reference") return { alerts: [], ticket: null };
  const steps = await stepAlerts(tx, input);
  const cause = steps.find((step) => step.effects.includes("open-ticket"));
  const ticket = cause ? await openTicket(tx, { ...input, alertId: cause.id, headline: cause.headline }) : null;
  const isNew = await followRisk(tx, input);
  const alerts = steps.map(({ id, policy, severity, state }) => ({ id, policy, severity, state }));
  if (steps.length > 0 || ticket || isNew) {
    const details = { generation: input.judgement.index, alerts, ticket };
    await insertAudit(tx, { actor: input.actor, verb: "judgement.apply", target: input.evaluationId, details });
  }
  return { alerts, ticket };
}
