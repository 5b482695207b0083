import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import { findGeneration, findLineage, type GenerationRow, lockLineage, updateGeneration } from "#db/lineages.ts";
import { WORKFLOWS } from "#domain/lineage.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { INDEX, SLUG } from "#services/lineages/slug.ts";
import { newGeneration } from "./place.ts";

/** What registering a generation takes. */
export const GENERATION = z.strictObject({
  lineage: SLUG,
  index: INDEX,
  parents: z.array(INDEX).max(64).optional(),
  workflow: z.enum(WORKFLOWS).optional(),
  decoding: z
    .strictObject({
      temperature: z.number().min(0).exactOptional(),
      topP: z.number().gt(0).max(1).exactOptional(),
      topK: z.number().int().min(1).exactOptional(),
    })
    .optional(),
  trainingSize: z.number().int().min(0).max(2_000_000_000).optional(),
  freshShare: z.number().min(0).max(1).optional(),
});

/**
 * Registers a generation of an existing lineage with what is known of its training, or says more about an open one.
 * Throws `not-found`, `generation.closed`, `lineage.cycle`, `request.invalid`.
 */
export async function registerGeneration(ctx: Context, input: unknown): Promise<GenerationRow> {
  const { lineage: slug, index, parents, ...facts } = GENERATION.parse(input);
  return ctx.db.transaction(async (tx) => {
    const lineage = await findLineage(tx, slug);
    if (lineage === null) throw new ServiceError("not-found", `There is no lineage ${slug}.`);
    await lockLineage(tx, lineage.id);
    // An ancestor always has a lower index, so no chain of parents can come back to where it began.
    if (parents?.some((parent) => parent >= index)) throw new ServiceError("lineage.cycle");
    const found = await findGeneration(tx, lineage.id, index);
    if (found?.state === "closed") throw new ServiceError("generation.closed", `Generation ${index} is closed.`);
    const row = found ?? (await newGeneration(tx, lineage.id, index, parents));
    const told = Object.fromEntries(Object.entries({ parents, ...facts }).filter(([, value]) => value !== undefined));
    const changed = Object.keys(told).length === 0 ? row : await updateGeneration(tx, row.id, "open", told);
    const details = { generation: index, ...told };
    await insertAudit(tx, { actor: actorName(ctx.actor), verb: "generation.register", target: slug, details });
    return changed ?? row;
  });
}
