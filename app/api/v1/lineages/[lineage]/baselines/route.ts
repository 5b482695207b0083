import { acceptBaseline } from "#services/lineages/accept-baseline.ts";
import { readBaselines } from "#services/reads/baselines.ts";
import { fields, json, route } from "../../../../respond.ts";

type Params = { lineage: string };

export const GET = route<Params>(async ({ ctx, params }) =>
  json({ data: await readBaselines(ctx, params.lineage), next: null }),
);

export const POST = route<Params>(async ({ ctx, params, request }) =>
  json(await acceptBaseline(ctx, params.lineage, await fields(request)), 201),
);
