import { ServiceError } from "#services/errors.ts";
import { readTicket } from "#services/reads/tickets.ts";
import { changeTicket } from "#services/tickets/change.ts";
import { fields, json, route } from "../../../respond.ts";

type Params = { ticket: string };

/** One ticket with its quantities, lost events and history. */
export const GET = route<Params>(async ({ ctx, params }) => {
  const ticket = await readTicket(ctx, params.ticket);
  if (!ticket) throw new ServiceError("not-found", "There is no such ticket.");
  return json(ticket);
});

/** Owner, due day, price of a sample, rules of acceptance. */
export const PATCH = route<Params>(async ({ ctx, params, request }) =>
  json(await changeTicket(ctx, params.ticket, await fields(request))),
);
