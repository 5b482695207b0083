import { readReviews } from "#services/reads/reviews.ts";
import { freezeReview } from "#services/reviews/freeze.ts";
import { fields, json, route } from "../../respond.ts";

/** Frozen reviews, newest first. */
export const GET = route(async ({ ctx }) => json({ data: await readReviews(ctx), next: null }));

/** Freezes the week as it stands. */
export const POST = route(async ({ ctx, request }) => json(await freezeReview(ctx, await fields(request)), 201));
