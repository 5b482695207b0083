import { randomUUID } from "node:crypto";
import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import { endBaseline, insertBaseline } from "#db/baselines.ts";
import type { Tx } from "#db/client.ts";
import { findEvaluationHead } from "#db/evaluations.ts";
import { findLineage, type LineageRow, lockLineage } from "#db/lineages.ts";
import { findCatalogue } from "#db/summaries.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { summaryOf } from "#services/evaluate/summary-of.ts";
import { INDEX } from "./slug.ts";

const DAY_MS = 86_400_000;

const LISTED = z
  .string()
  .regex(/^\d{1,5}(,\d{1,5})*$/, "generations are indices, like 3 or 3,4")
  .transform((text) => text.split(",").map(Number));
/** What accepting a baseline takes. */
export const BASELINE = z.strictObject({
  generations: z.union([z.array(INDEX).min(1).max(20), LISTED]),
  name: z.string().trim().min(1).max(120),
  reason: z.string().trim().min(1).max(2000),
  expiresInDays: z.coerce.number().int().min(1).max(730).default(180),
});

/**
 * Accepts judged generations as the level that later ones are compared with, beside people, in place of what was accepted
 * before. From the next judgement on it keeps a level alarm quiet while that level holds; it expires by itself.
 * Given `{ generations, name, reason, expiresInDays? }`. Throws `not-found`, `request.invalid`, `state.conflict` for a
 * generation that is not judged, could not be, or is the human reference itself.
 */
export async function acceptBaseline(ctx: Context, slug: string, input: unknown): Promise<{ id: string }> {
  const { name, reason, expiresInDays, generations } = BASELINE.parse(input);
  const indices = Array.from(new Set(generations)).sort((a, b) => a - b);
  const acceptedAt = ctx.now();
  const id = `bl_${randomUUID().replaceAll("-", "").slice(0, 16)}`;
  return ctx.db.transaction(async (tx) => {
    const lineage = await findLineage(tx, slug);
    if (lineage === null) throw new ServiceError("not-found", `There is no lineage ${slug}.`);
    await lockLineage(tx, lineage.id);
    const summaries: string[] = [];
    for (const index of indices) summaries.push(await judgedSummary(tx, lineage, index));
    await endBaseline(tx, lineage.id, acceptedAt);
    const acceptedBy = actorName(ctx.actor);
    const expiresAt = new Date(acceptedAt.getTime() + expiresInDays * DAY_MS);
    const stated = { name, reason, generations: indices, expiresAt };
    await insertBaseline(tx, { id, lineageId: lineage.id, ...stated, summaries, acceptedBy, acceptedAt });
    const details = { ...stated, expiresAt: expiresAt.toISOString() };
    await insertAudit(tx, { actor: acceptedBy, verb: "baseline.accept", target: slug, details });
    return { id };
  });
}

async function judgedSummary(tx: Tx, lineage: LineageRow, index: number): Promise<string> {
  const judged = await findEvaluationHead(tx, lineage.id, index);
  const catalogue = judged?.catalogueId ? await findCatalogue(tx, judged.catalogueId) : null;
  const of = judged && catalogue && { generationId: judged.generationId, reference: catalogue.blob };
  const blob = of && (await summaryOf(tx, lineage, of)).blob;
  if (!judged || !blob || judged.phase === "reference" || judged.verdict === "unknown") {
    const help = "Accept a model generation whose verdict is known.";
    throw new ServiceError("state.conflict", `Generation ${index} has no verdict that could be accepted.`, { help });
  }
  return blob;
}
