import { insertAudit } from "#db/audit.ts";
import { endBaseline, listBaselines } from "#db/baselines.ts";
import { findLineage } from "#db/lineages.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";

/** Ends an accepted baseline before it expires; what was judged beside it stays. Throws `not-found`, `state.conflict`. */
export async function endAcceptedBaseline(ctx: Context, slug: string, id: string): Promise<{ id: string }> {
  return ctx.db.transaction(async (tx) => {
    const lineage = await findLineage(tx, slug);
    const known = lineage ? await listBaselines(tx, lineage.id) : [];
    if (lineage === null || !known.some((each) => each.id === id)) {
      throw new ServiceError("not-found", "There is no such baseline.");
    }
    if (!(await endBaseline(tx, lineage.id, ctx.now(), id))) {
      throw new ServiceError("state.conflict", "The baseline is ended.");
    }
    await insertAudit(tx, { actor: actorName(ctx.actor), verb: "baseline.end", target: slug, details: { id } });
    return { id };
  });
}
