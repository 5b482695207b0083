import { inspectLineage } from "#services/ingest/inspect.ts";
import { json, route } from "../../../respond.ts";

export const GET = route<{ lineage: string }>(async ({ ctx, params }) =>
  json(await inspectLineage(ctx, params.lineage)),
);
