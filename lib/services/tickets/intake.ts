import { z } from "zod";
import { acceptedOfLineage } from "#db/intake.ts";
import { findLineage } from "#db/lineages.ts";
import { findTicket } from "#db/tickets.ts";
import { CONSENTS, DEFAULT_RULES, EVIDENCE_LEVELS, type IntakeClaim, PERSONAL_DATA } from "#domain/intake/rules.ts";
import { ticketAfter } from "#domain/ticket.ts";
import type { StoredIntake } from "#engine/intake/store-intake.ts";
import { assertRoom } from "#services/admin/room.ts";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { checkedBody } from "#services/ingest/body.ts";
import { counted } from "#services/ingest/in-flight.ts";
import { commitIntake, notCollecting } from "./intake-commit.ts";
import type { TakenIn } from "./intake-receipt.ts";
import { measureTicket } from "./measure.ts";
import { openedWith, storedBeside } from "./opened-with.ts";

const TEXT = z.string().trim().max(256).default("");
const LEVEL = z.coerce.number().pipe(z.literal([...EVIDENCE_LEVELS]));
const INTAKE = z.strictObject({
  source: TEXT,
  level: LEVEL.default(0),
  kind: TEXT,
  ref: TEXT,
  by: TEXT,
  licence: TEXT,
  consent: z.enum(CONSENTS).default("unknown"),
  pii: z.enum(PERSONAL_DATA).default("unknown"),
  compression: z.enum(["gzip", "zstd"]).nullable().default(null),
  contentLength: z.number().int().min(0).nullable().default(null),
  contentDigest: z.string().nullable().default(null),
});

/**
 * Takes human data against a ticket: compares every line with the rules, with what the lineage is measured with, with what
 * its models said and with what was accepted before; then measures anew what all accepted data are worth. The first
 * accepted sample moves an approved ticket to collecting.
 * Guarantee: what it returns is durable; a sample counts once, whoever sends it how often; the same body with the same claim gets the same receipt.
 * Throws `not-found`, `ticket.not-collecting`, `batch.nothing-accepted`, `file.*`, `request.*`, `limit.streams`, `storage.full`.
 */
export async function intakeSamples(
  ctx: Context,
  key: string,
  input: unknown,
  body: AsyncIterable<Uint8Array>,
): Promise<TakenIn> {
  const { compression, contentLength, contentDigest, pii, ...rest } = INTAKE.parse(input);
  const claim: IntakeClaim = { ...rest, personalData: pii };
  const found = await findTicket(ctx.db, key);
  if (!found) throw new ServiceError("not-found", "There is no such ticket.");
  if (ticketAfter(found.ticket.state, "uploaded") === null) throw notCollecting(found.ticket.state);
  return counted(`ticket ${found.ticket.key}`, null, async () => {
    await assertRoom(ctx);
    const stream = checkedBody(body, { length: contentLength, digest: contentDigest });
    const { stored, known, reference } = await compared(ctx, found.ticket.id, { claim, compression, stream });
    assertAnyTaken(stored);
    const taken = await commitIntake(ctx, found.ticket.id, { stored, claim, known, reference });
    await measureTicket(ctx, found.ticket.id);
    return taken;
  });
}

async function compared(
  ctx: Context,
  ticketId: string,
  sent: { claim: IntakeClaim; compression: "gzip" | "zstd" | null; stream: AsyncIterable<Uint8Array> },
): Promise<{ stored: StoredIntake; known: string[]; reference: string }> {
  const found = await findTicket(ctx.db, ticketId);
  const lineage = found && (await findLineage(ctx.db, found.lineage.id));
  if (!lineage) throw new ServiceError("not-found", "There is no such ticket.");
  const { reference } = await openedWith(ctx.db, lineage, found.ticket);
  const known = await acceptedOfLineage(ctx.db, lineage.id);
  const stored = await ctx.pool.run(
    "store-intake",
    {
      folder: ctx.blobFolder,
      ticket: found.ticket.key,
      announced: sent.compression,
      claim: sent.claim,
      rules: found.ticket.rules ?? DEFAULT_RULES,
      stored: { ...(await storedBeside(ctx.db, lineage, reference)), accepted: known },
    },
    { stream: sent.stream },
  );
  return { stored, known, reference: reference.blob };
}

function assertAnyTaken({ offered, accepted, duplicates, refused, refusedByCode, refusals }: StoredIntake): void {
  if (accepted + duplicates > 0) return;
  const details = { offered, accepted, duplicates, refused, refusedByCode, refusals: refusals.slice(0, 20) };
  throw new ServiceError("batch.nothing-accepted", undefined, { details });
}
