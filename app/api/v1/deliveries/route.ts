import { readDeliveries } from "#services/reads/notifications.ts";
import { json, route } from "../../respond.ts";

/** The log, newest first; `subject`: an alert's id or a ticket's key. */
export const GET = route(
  async ({ ctx, url }) => json(await readDeliveries(ctx, Object.fromEntries(url.searchParams))),
  ["state", "target", "subject", "cursor", "limit"],
);
