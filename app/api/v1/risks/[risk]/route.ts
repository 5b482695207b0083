import { ServiceError } from "#services/errors.ts";
import { readRisk } from "#services/reads/risks.ts";
import { respondToRisk } from "#services/risks/respond.ts";
import { fields, json, route } from "../../../respond.ts";

type Params = { risk: string };

/** One risk with its indicators and assessments. */
export const GET = route<Params>(async ({ ctx, params }) => {
  const risk = await readRisk(ctx, params.risk);
  if (!risk) throw new ServiceError("not-found", "There is no such risk.");
  return json(risk);
});

/** Owner, impact, treatment, status, review date. */
export const PATCH = route<Params>(async ({ ctx, params, request }) =>
  json(await respondToRisk(ctx, params.risk, await fields(request))),
);
