import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import { findGeneration, findLineage, type GenerationRow, lockLineage, updateGeneration } from "#db/lineages.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { INDEX, SLUG } from "#services/lineages/slug.ts";

/** What reopening a generation takes. */
export const REOPEN = z.strictObject({
  lineage: SLUG,
  index: INDEX,
  reason: z.string("say why it is reopened").trim().min(1, "say why it is reopened").max(2000),
});

/**
 * Opens a closed generation for late samples, as the next revision; verdicts of earlier revisions stay.
 * Throws `state.conflict` when it is open, `not-found`, `request.invalid` without a reason.
 */
export async function reopenGeneration(ctx: Context, input: unknown): Promise<GenerationRow> {
  const { lineage, index, reason } = REOPEN.parse(input);
  return ctx.db.transaction(async (tx) => {
    const found = await findLineage(tx, lineage);
    if (found === null) throw new ServiceError("not-found", `There is no lineage ${lineage}.`);
    await lockLineage(tx, found.id);
    const generation = await findGeneration(tx, found.id, index);
    if (generation === null) throw new ServiceError("not-found", `There is no generation ${index} of ${lineage}.`);
    const revision = generation.revision + 1;
    const opened = await updateGeneration(tx, generation.id, "closed", { state: "open", revision, closedAt: null });
    if (opened === null) throw new ServiceError("state.conflict", `Generation ${index} is open.`);
    const details = { generation: index, revision, reason };
    await insertAudit(tx, { actor: actorName(ctx.actor), verb: "generation.reopen", target: lineage, details });
    return opened;
  });
}
