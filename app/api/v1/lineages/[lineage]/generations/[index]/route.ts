import { inspectGeneration } from "#services/ingest/inspect.ts";
import { json, route } from "../../../../../respond.ts";

export const GET = route<{ lineage: string; index: string }>(async ({ ctx, params }) =>
  json(await inspectGeneration(ctx, params.lineage, params.index)),
);
