import { addTarget } from "#services/notify/add-target.ts";
import { readTargets } from "#services/reads/notifications.ts";
import { fields, json, route } from "../../respond.ts";

export const GET = route(async ({ ctx }) => json({ data: await readTargets(ctx), next: null }));

export const POST = route(async ({ ctx, request }) => json(await addTarget(ctx, await fields(request)), 201));
