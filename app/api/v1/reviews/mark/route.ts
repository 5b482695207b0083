import { markReviewed } from "#services/reviews/mark.ts";
import { fields, json, route } from "../../../respond.ts";

/** Marks the present week as reviewed. */
export const POST = route(async ({ ctx, request }) => json(await markReviewed(ctx, await fields(request)), 201));
