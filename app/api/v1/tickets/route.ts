import { readTickets } from "#services/reads/tickets.ts";
import { json, route } from "../../respond.ts";

/** Every ticket, newest first. */
export const GET = route(async ({ ctx }) => json({ data: await readTickets(ctx), next: null }));
