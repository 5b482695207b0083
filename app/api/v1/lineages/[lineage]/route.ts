import { inspectLineage } from "#services/ingest/inspect.ts";
import { changeLineage } from "#services/lineages/change.ts";
import { fields, json, route } from "../../../respond.ts";

export const GET = route<{ lineage: string }>(async ({ ctx, params }) =>
  json(await inspectLineage(ctx, params.lineage)),
);

export const PATCH = route<{ lineage: string }>(async ({ ctx, params, request }) =>
  json(await changeLineage(ctx, params.lineage, await fields(request))),
);
