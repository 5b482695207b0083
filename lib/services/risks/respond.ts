import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import { findRisk, updateRisk } from "#db/risks.ts";
import { RISK_STATUSES, TREATMENTS } from "#domain/risk.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";

/** What answering a risk takes. */
export const RESPONSE = z.strictObject({
  owner: z.string().trim().max(80).nullable().optional(),
  impact: z.int().min(1).max(5).nullable().optional(),
  treatment: z.enum(TREATMENTS).optional(),
  status: z.enum(RISK_STATUSES).optional(),
  reviewDue: z.iso.date().nullable().optional(),
});

/**
 * Changes what people decide about a risk: owner, impact, treatment, status, review date. Figures are never typed here.
 * Guarantee: the change and its audit row, old and new, are one transaction.
 * Throws `not-found`, `request.invalid`.
 */
export async function respondToRisk(ctx: Context, ref: string, input: unknown): Promise<{ ref: string }> {
  const wanted = RESPONSE.parse(input);
  return ctx.db.transaction(async (tx) => {
    const found = await findRisk(tx, ref);
    if (!found) throw new ServiceError("not-found", "There is no such risk.");
    const { risk } = found;
    const before = {
      owner: risk.owner,
      impact: risk.impact,
      treatment: risk.treatment,
      status: risk.status,
      reviewDue: risk.reviewDue,
    };
    const after = {
      owner: wanted.owner === undefined ? before.owner : wanted.owner || null,
      impact: wanted.impact === undefined ? before.impact : wanted.impact,
      treatment: wanted.treatment ?? before.treatment,
      status: wanted.status ?? before.status,
      reviewDue: wanted.reviewDue === undefined ? before.reviewDue : wanted.reviewDue,
    };
    await updateRisk(tx, risk.id, after);
    await insertAudit(tx, {
      actor: actorName(ctx.actor),
      verb: "risk.respond",
      target: risk.ref,
      details: { before, after },
    });
    return { ref: risk.ref };
  });
}
