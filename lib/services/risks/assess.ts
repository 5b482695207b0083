import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import { assessmentsOf, findRisk, insertAssessment } from "#db/risks.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { tellRisk } from "./tell.ts";

/** What assessing a risk takes. */
export const ASSESSMENT = z
  .strictObject({
    likelihoodLow: z.int().min(1).max(5),
    likelihoodHigh: z.int().min(1).max(5),
    rationale: z.string().trim().max(2000).default(""),
    by: z.string().trim().max(80).default(""),
  })
  .refine((range) => range.likelihoodLow <= range.likelihoodHigh, "likelihoodHigh must not be below likelihoodLow");

/**
 * Confirms the proposed likelihood of a risk, or overrides it with a reason: a new assessment, nothing is overwritten.
 * Throws `not-found`; `request.invalid` for an override without a reason; `state.conflict` before a first assessment.
 */
export async function assessRisk(ctx: Context, ref: string, input: unknown): Promise<{ ref: string }> {
  const { likelihoodLow, likelihoodHigh, rationale, by } = ASSESSMENT.parse(input);
  return ctx.db.transaction(async (tx) => {
    const found = await findRisk(tx, ref);
    if (!found) throw new ServiceError("not-found", "There is no such risk.");
    const last = (await assessmentsOf(tx, [found.risk.id])).at(-1);
    if (!last) throw new ServiceError("state.conflict", "Nothing was assessed yet.");
    const isSame = last.likelihoodLow === likelihoodLow && last.likelihoodHigh === likelihoodHigh;
    if (!isSame && rationale === "") {
      throw new ServiceError("request.invalid", "rationale: say why the rating differs from the proposed one");
    }
    const { strengthOfKnowledge, evidence } = last;
    const actor = actorName(ctx.actor);
    const range = { likelihoodLow, likelihoodHigh, rationale };
    const row = {
      riskId: found.risk.id,
      ...range,
      strengthOfKnowledge,
      evidence,
      basis: "expert" as const,
      by: by || actor,
    };
    await insertAssessment(tx, row);
    if (!isSame) await tellRisk(tx, ctx, found.lineage, { ...found.risk, likelihood: [likelihoodLow, likelihoodHigh] });
    await insertAudit(tx, { actor, verb: "risk.assess", target: found.risk.ref, details: range });
    return { ref: found.risk.ref };
  });
}
