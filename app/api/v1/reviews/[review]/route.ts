import { readReview } from "#services/reads/reviews.ts";
import { json, route } from "../../../respond.ts";

/** A frozen review: the whole document, with its digest. */
export const GET = route<{ review: string }>(async ({ ctx, params }) => json(await readReview(ctx, params.review)));
