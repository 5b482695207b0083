import { finishDecision } from "#services/reviews/decide.ts";
import { fields, json, route } from "../../../respond.ts";

/** Done, or open again. */
export const PATCH = route<{ decision: string }>(async ({ ctx, params, request }) =>
  json(await finishDecision(ctx, params.decision, await fields(request))),
);
