import { inspectReference } from "#services/ingest/inspect.ts";
import { json, route } from "../../../../respond.ts";

export const GET = route<{ lineage: string }>(async ({ ctx, params }) =>
  json(await inspectReference(ctx, params.lineage)),
);
