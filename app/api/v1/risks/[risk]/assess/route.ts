import { assessRisk } from "#services/risks/assess.ts";
import { fields, json, route } from "../../../../respond.ts";

/** Confirms the proposed likelihood, or overrides it with a reason. */
export const POST = route<{ risk: string }>(async ({ ctx, params, request }) =>
  json(await assessRisk(ctx, params.risk, await fields(request)), 201),
);
