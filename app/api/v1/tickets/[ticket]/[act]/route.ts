import { moveTicket } from "#services/tickets/move.ts";
import { fields, json, route } from "../../../../respond.ts";

/** `approve`, `collect`, `inject` or `cancel`. */
export const POST = route<{ ticket: string; act: string }>(async ({ ctx, params, request }) =>
  json(await moveTicket(ctx, params.ticket, params.act, await fields(request))),
);
