import { timingSafeEqual } from "node:crypto";
import { findReview, listReviews, type ReviewRow } from "#db/reviews.ts";
import { sinceFrozen } from "#domain/present/review-words.ts";
import type { ReviewHead, StoredReview } from "#domain/present/views/frozen-review.ts";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { digestOfReview, reviewTickets } from "#services/reviews/document.ts";
import { readWeeklyReview } from "./weekly-review.ts";

const SHOWN = 500;

/** Frozen reviews, newest first. */
export async function readReviews({ db }: Pick<Context, "db">): Promise<ReviewHead[]> {
  return (await listReviews(db, SHOWN)).map((row) => ({ ...row, at: row.at.toISOString() }));
}

/** One frozen review as it was frozen. Throws not-found. */
export async function readReview({ db }: Pick<Context, "db">, id: string): Promise<StoredReview> {
  return storedReview(await rowOf({ db }, id));
}

async function rowOf({ db }: Pick<Context, "db">, id: string): Promise<ReviewRow> {
  const row = await findReview(db, id);
  if (!row) throw new ServiceError("not-found", "There is no such review.");
  return row;
}

function storedReview({ id, week, reviewer, note, at, digest, document }: ReviewRow): StoredReview {
  const isIntact = digestOfReview(document) === digest;
  return { id, week, reviewer, note, at: at.toISOString(), digest, isIntact, document };
}

/** A frozen review for its page: with what changed since, and its share link while it lasts; nothing of both for a guest. */
export interface ReviewPage {
  review: StoredReview;
  isShared: boolean;
  since: string[];
  share: { href: string; until: string } | null;
}

/**
 * Reads the page of a frozen review. `token`: of a share link, or null.
 * Throws not-found, also for a token that is wrong or has ended, so that a guess learns nothing.
 */
export async function readReviewPage(
  ctx: Pick<Context, "db" | "now">,
  id: string,
  token: string | null,
): Promise<ReviewPage> {
  const row = await rowOf(ctx, id);
  const review = storedReview(row);
  if (token !== null) {
    if (!isShared(row, token, ctx.now())) throw new ServiceError("not-found", "There is no such review.");
    return { review, isShared: true, since: [], share: null };
  }
  const [{ lineages }, tickets] = [await readWeeklyReview(ctx), await reviewTickets(ctx.db)];
  const { shareToken, sharedUntil } = row;
  const isLasting = shareToken !== null && sharedUntil !== null && sharedUntil > ctx.now();
  return {
    review,
    isShared: false,
    since: sinceFrozen(review.document, { lineages, tickets }),
    share: isLasting ? { href: `/reviews/${id}?share=${shareToken}`, until: sharedUntil.toISOString() } : null,
  };
}

function isShared({ shareToken, sharedUntil }: ReviewRow, token: string, now: Date): boolean {
  if (shareToken === null || sharedUntil === null || sharedUntil <= now) return false;
  const [known, given] = [Buffer.from(shareToken), Buffer.from(token)];
  return known.length === given.length && timingSafeEqual(known, given);
}
