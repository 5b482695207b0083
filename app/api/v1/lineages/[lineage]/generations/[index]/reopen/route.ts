import { generationView } from "#services/ingest/inspect.ts";
import { reopenGeneration } from "#services/ingest/reopen.ts";
import { json, route } from "../../../../../../respond.ts";
import { optionalFields } from "../../../../optional-fields.ts";

export const POST = route<{ lineage: string; index: string }>(async ({ request, ctx, params }) =>
  json(generationView(await reopenGeneration(ctx, { ...(await optionalFields(request)), ...params }))),
);
