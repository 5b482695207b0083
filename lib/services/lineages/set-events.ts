import { insertAudit } from "#db/audit.ts";
import { findLineage, lockLineage, updateEvents } from "#db/lineages.ts";
import { hasCatalogue } from "#db/uploads.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { EVENTS, flawed } from "./events-input.ts";

/**
 * Declares the events of a lineage, in place of those declared before.
 * Only until generations are judged: earlier numbers would not count the new events.
 * Throws `events.invalid`, `reference.frozen`, `not-found`.
 */
export async function setEvents(ctx: Context, slug: string, input: unknown): Promise<{ events: number }> {
  const parsed = EVENTS.safeParse(input);
  if (!parsed.success) throw flawed(parsed.error.issues[0]);
  return ctx.db.transaction(async (tx) => {
    const lineage = await findLineage(tx, slug);
    if (lineage === null) throw new ServiceError("not-found", `There is no lineage ${slug}.`);
    await lockLineage(tx, lineage.id);
    if (await hasCatalogue(tx, lineage.id)) {
      throw new ServiceError("reference.frozen", "Generations were judged already, without these events.");
    }
    await updateEvents(tx, lineage.id, parsed.data);
    const events = parsed.data.events.length;
    await insertAudit(tx, { actor: actorName(ctx.actor), verb: "lineage.events", target: slug, details: { events } });
    return { events };
  });
}
