import type { Query } from "#domain/present/address.ts";
import { ASSUMPTIONS, BUNDLE_NOT_TOLD } from "#domain/present/plan.ts";
import { planSentence } from "#domain/present/plan-words.ts";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { readPlanner } from "./planner.ts";

/**
 * The plan of a lineage as other programs read it: the numbers of the page.
 * Throws not-found; request.invalid for a value that cannot be taken, since a misspelt plan must not answer another one.
 */
export async function planDocument(ctx: Context, slug: string, query: Query) {
  const { row, index, complaints, unknown, foresight, offer } = await readPlanner(ctx, slug, query);
  if (complaints.length > 0) throw new ServiceError("request.invalid", complaints.join(" "));
  const told = { schema: "tailwatch.lineage-plan/1" as const, lineage: row.slug, generation: index };
  if (foresight === null)
    return { ...told, unknown, question: null, sentence: null, plans: [], assumptions: [], offer };
  const { present, kept, base, held } = foresight;
  const assumptions = present.plan.assumptions.map((code) => ({ code, message: ASSUMPTIONS[code] }));
  return {
    ...told,
    unknown: null,
    question: present.asked,
    sentence: planSentence(present.plan, present.asked),
    plans: [present, ...kept].map(({ asked, plan: { strata, events, effectiveBundle } }) => ({
      ...{ question: asked, strata, events, effectiveBundle },
    })),
    shareThatHolds: held.strata.map(({ stratum, holding }) => ({ stratum, share: holding.share })),
    assumptions:
      base.trainingSize === null ? [...assumptions, { code: "bundle-assumed", message: BUNDLE_NOT_TOLD }] : assumptions,
    offer,
  };
}
