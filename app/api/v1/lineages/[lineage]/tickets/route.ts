import { proposeTicket } from "#services/tickets/propose.ts";
import { fields, json, route } from "../../../../respond.ts";

/** Proposes a ticket with the quantities of a plan. */
export const POST = route<{ lineage: string }>(async ({ ctx, params, request }) =>
  json(await proposeTicket(ctx, params.lineage, await fields(request)), 201),
);
