import { rotateSecret } from "#services/notify/rotate-secret.ts";
import { fields, json, route } from "../../../../respond.ts";

/** Makes a second secret, or ends the first. */
export const POST = route<{ target: string }>(async ({ ctx, params, request }) =>
  json(await rotateSecret(ctx, params.target, await fields(request))),
);
