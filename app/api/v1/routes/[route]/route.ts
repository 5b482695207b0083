import { removeRoute } from "#services/notify/set-routes.ts";
import { json, route } from "../../../respond.ts";

/** Takes away the route at a place, counted from 0. */
export const DELETE = route<{ route: string }>(async ({ ctx, params }) => json(await removeRoute(ctx, params.route)));
