import { changeTarget } from "#services/notify/change-target.ts";
import { removeTarget } from "#services/notify/remove-target.ts";
import { fields, json, route } from "../../../respond.ts";

type Params = { target: string };

export const PATCH = route<Params>(async ({ ctx, params, request }) =>
  json(await changeTarget(ctx, params.target, await fields(request))),
);

export const DELETE = route<Params>(async ({ ctx, params }) => json(await removeTarget(ctx, params.target)));
