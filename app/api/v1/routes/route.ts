import { addRoute, setRoutes } from "#services/notify/set-routes.ts";
import { readRoutes } from "#services/reads/notifications.ts";
import { fields, json, route } from "../../respond.ts";

export const GET = route(async ({ ctx }) => json(await readRoutes(ctx)));

export const PUT = route(async ({ ctx, request }) => json(await setRoutes(ctx, await fields(request))));

export const POST = route(async ({ ctx, request }) => json(await addRoute(ctx, await fields(request)), 201));
