import { randomBytes } from "node:crypto";
import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import type { Tx } from "#db/client.ts";
import { insertReview } from "#db/reviews.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { announce } from "#services/notify/announce.ts";
import { digestOfReview, reviewDocument } from "./document.ts";

const DAY = 86_400_000;
/** Reviews of one week; whoever needs more is not reviewing. */
const MOST_OF_A_WEEK = 99;

/** What freezing takes. `shareDays`: how long its share link can be read. */
export const FREEZE = z.strictObject({
  reviewer: z.string().trim().min(1).max(80),
  note: z.string().trim().max(2000).default(""),
  shareDays: z.int().min(1).max(90).default(30),
});

/** A frozen review: where it stands, and the link that reads it until a day. */
export interface Frozen {
  id: string;
  digest: string;
  href: string;
  share: string;
  sharedUntil: string;
}

/**
 * Freezes the week as it stands: one document, never changed afterwards; a second one of the week gets the next number.
 * Guarantee: the document, its announcement and the audit row are one transaction; no verb updates a review.
 * Throws `state.conflict` where there is no lineage to review, `request.invalid`.
 */
export async function freezeReview(ctx: Context, input: unknown): Promise<Frozen> {
  const { reviewer, note, shareDays } = FREEZE.parse(input);
  const now = ctx.now();
  return ctx.db.transaction(async (tx) => {
    const document = await reviewDocument(ctx, tx);
    if (document.lineages.length === 0) throw new ServiceError("state.conflict", "There is no lineage to review.");
    const digest = digestOfReview(document);
    const shareToken = randomBytes(24).toString("base64url");
    const sharedUntil = new Date(now.getTime() + shareDays * DAY);
    const row = { week: document.week, reviewer, note, document, digest, shareToken, sharedUntil, at: now };
    const id = await insertNumbered(tx, row);
    const details = { reviewer, note, digest, shareDays };
    await insertAudit(tx, { actor: actorName(ctx.actor), verb: "review.freeze", target: id, details });
    await announce(tx, ctx, { kind: "review", review: id, reviewer, headline: document.paragraph, digest });
    const href = `/reviews/${id}`;
    return { id, digest, href, share: `${href}?share=${shareToken}`, sharedUntil: sharedUntil.toISOString() };
  });
}

async function insertNumbered(tx: Tx, row: Omit<Parameters<typeof insertReview>[1], "id">): Promise<string> {
  for (let number = 1; number <= MOST_OF_A_WEEK; number++) {
    const id = number === 1 ? row.week : `${row.week}-${number}`;
    if (await insertReview(tx, { id, ...row })) return id;
  }
  throw new ServiceError("state.conflict", "This week has been frozen too often.");
}
