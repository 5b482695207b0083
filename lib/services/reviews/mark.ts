import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import { insertMark } from "#db/reviews.ts";
import { isoWeek } from "#domain/present/iso-week.ts";
import { actorName, type Context } from "#services/context.ts";

/** What marking a week as reviewed takes. */
export const REVIEW_MARK = z.strictObject({
  reviewer: z.string().trim().min(1).max(80),
  note: z.string().trim().max(2000).default(""),
});

/** Marks the present week as reviewed by somebody; more than one may. Throws `request.invalid`. */
export async function markReviewed(ctx: Context, input: unknown): Promise<{ week: string; reviewer: string }> {
  const mark = REVIEW_MARK.parse(input);
  const week = isoWeek(ctx.now());
  return ctx.db.transaction(async (tx) => {
    await insertMark(tx, { ...mark, week, at: ctx.now() });
    await insertAudit(tx, { actor: actorName(ctx.actor), verb: "review.mark", target: week, details: mark });
    return { week, reviewer: mark.reviewer };
  });
}
