import { decide } from "#services/reviews/decide.ts";
import { fields, json, route } from "../../respond.ts";

/** Writes down what was decided about a ticket or an alert. */
export const POST = route(async ({ ctx, request }) => json(await decide(ctx, await fields(request)), 201));
