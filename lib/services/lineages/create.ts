import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import type { Tx } from "#db/client.ts";
import { insertLineage, type LineageRow } from "#db/lineages.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { EVENTS } from "./events-input.ts";
import { SLUG } from "./slug.ts";

/** What registering a lineage takes. */
export const LINEAGE = z.strictObject({
  lineage: SLUG,
  name: z.string().trim().min(1).max(120).optional(),
  owner: z.string().trim().min(1).max(120).optional(),
  events: EVENTS.optional(),
});

/** What only the program itself sets: whether it is a demo, and a fixed salt so that the demo is the same everywhere. */
export interface Provenance {
  isDemo?: boolean;
  salt?: string;
}

/**
 * Makes a lineage with its own random salt.
 * Given `{ lineage, name?, owner?, events? }`. Throws `name.taken`, `request.invalid`, `events.invalid`.
 */
export async function createLineage(ctx: Context, input: unknown, made: Provenance = {}): Promise<LineageRow> {
  const given = LINEAGE.parse(input);
  return ctx.db.transaction(async (tx) => {
    const row = await newLineage(tx, ctx, given.lineage, {
      name: given.name ?? given.lineage,
      owner: given.owner ?? null,
      events: given.events ?? null,
      ...made,
    });
    if (row === null) throw new ServiceError("name.taken", `There is a lineage named ${given.lineage}.`);
    return row;
  });
}

/** Inserts a lineage and its audit row in an open transaction; null when the name is taken. */
export async function newLineage(
  tx: Tx,
  ctx: Context,
  slug: string,
  more: { name: string; owner?: string | null; events?: unknown; isDemo?: boolean; salt?: string },
): Promise<LineageRow | null> {
  const salt = more.salt ?? randomBytes(16).toString("hex");
  const row = await insertLineage(tx, { id: `ln_${randomUUID()}`, slug, ...more, salt });
  if (row !== null) await insertAudit(tx, { actor: actorName(ctx.actor), verb: "lineage.create", target: slug });
  return row;
}
