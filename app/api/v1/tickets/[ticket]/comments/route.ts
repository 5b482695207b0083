import { commentTicket } from "#services/tickets/comment.ts";
import { fields, json, route } from "../../../../respond.ts";

/** Says something about a ticket. */
export const POST = route<{ ticket: string }>(async ({ ctx, params, request }) =>
  json(await commentTicket(ctx, params.ticket, await fields(request)), 201),
);
