import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import { findLineage, lockLineage, updateLineage } from "#db/lineages.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { type LineageView, lineageView } from "#services/ingest/inspect.ts";

/** What people say of a lineage; what is left out stays. */
export const LINEAGE_CHANGE = z.strictObject({
  expectEveryDays: z.int().min(1).max(365).nullish(),
  owner: z.string().trim().max(80).nullish(),
});

/** Says in how many days a lineage expects a next generation, and whose it is. Throws `not-found`. */
export async function changeLineage(ctx: Context, slug: string, input: unknown): Promise<LineageView> {
  const { expectEveryDays, owner } = LINEAGE_CHANGE.parse(input);
  return ctx.db.transaction(async (tx) => {
    const found = await findLineage(tx, slug);
    if (found === null) throw new ServiceError("not-found", `There is no lineage ${slug}.`);
    await lockLineage(tx, found.id);
    const set = {
      ...(expectEveryDays === undefined ? {} : { expectEveryDays }),
      ...(owner === undefined ? {} : { owner: owner || null }),
    };
    if (Object.keys(set).length === 0) return lineageView(found);
    await updateLineage(tx, found.id, set);
    await insertAudit(tx, { actor: actorName(ctx.actor), verb: "lineage.change", target: slug, details: set });
    return lineageView({ ...found, ...set });
  });
}
