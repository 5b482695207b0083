import { batchView, inspectBatch } from "#services/ingest/inspect.ts";
import { json, route } from "../../../respond.ts";

export const GET = route<{ batch: string }>(async ({ ctx, params }) =>
  json(batchView(await inspectBatch(ctx, params.batch))),
);
