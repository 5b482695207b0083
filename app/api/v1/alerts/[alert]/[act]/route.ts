import { moveAlert } from "#services/alerts/move.ts";
import { fields, json, route } from "../../../../respond.ts";

/** `acknowledge` or `resolve`. */
export const POST = route<{ alert: string; act: string }>(async ({ ctx, params, request }) =>
  json(await moveAlert(ctx, params.alert, params.act, await fields(request))),
);
