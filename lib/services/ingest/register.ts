import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import { findBundle } from "#db/bundles.ts";
import type { Tx } from "#db/client.ts";
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
  /** Id of the bundle it was trained on. */
  bundle: z.string().max(64).optional(),
});

/**
 * Registers a generation of an existing lineage with what is known of its training, or says more about an open one.
 * Throws `not-found`, `generation.closed`, `lineage.cycle`, `request.invalid`.
 */
export async function registerGeneration(ctx: Context, input: unknown): Promise<GenerationRow> {
  const { lineage: slug, index, parents, bundle, ...stated } = GENERATION.parse(input);
  return ctx.db.transaction(async (tx) => {
    const lineage = await findLineage(tx, slug);
    if (lineage === null) throw new ServiceError("not-found", `There is no lineage ${slug}.`);
    await lockLineage(tx, lineage.id);
    // An ancestor always has a lower index, so no chain of parents can come back to where it began.
    if (parents?.some((parent) => parent >= index)) throw new ServiceError("lineage.cycle");
    const found = await findGeneration(tx, lineage.id, index);
    if (found?.state === "closed") throw new ServiceError("generation.closed", `Generation ${index} is closed.`);
    const facts = { ...(await bundleFacts(tx, lineage.id, bundle)), ...stated };
    const row = found ?? (await newGeneration(tx, lineage.id, index, parents));
    const told = Object.fromEntries(Object.entries({ parents, ...facts }).filter(([, value]) => value !== undefined));
    const changed = Object.keys(told).length === 0 ? row : await updateGeneration(tx, row.id, "open", told);
    const details = { generation: index, ...told };
    await insertAudit(tx, { actor: actorName(ctx.actor), verb: "generation.register", target: slug, details });
    return changed ?? row;
  });
}

/** Size and fresh human share of a bundle that the generation names, unless it states them itself. */
async function bundleFacts(tx: Tx, lineageId: string, id: string | undefined) {
  if (id === undefined) return {};
  const bundle = await findBundle(tx, id);
  if (bundle?.lineageId !== lineageId) throw new ServiceError("not-found", `The lineage has no bundle ${id}.`);
  return { bundleId: id, trainingSize: bundle.modelSamples + bundle.humanSamples, freshShare: bundle.freshShare };
}
