import { generationView, inspectGenerations } from "#services/ingest/inspect.ts";
import { registerGeneration } from "#services/ingest/register.ts";
import { json, route } from "../../../../respond.ts";
import { optionalFields } from "../../optional-fields.ts";

export const GET = route<{ lineage: string }>(async ({ ctx, params }) =>
  json({ data: await inspectGenerations(ctx, params.lineage), next: null }),
);

export const POST = route<{ lineage: string }>(async ({ request, ctx, params }) => {
  const given = { ...(await optionalFields(request)), lineage: params.lineage };
  return json(generationView(await registerGeneration(ctx, given)), 201);
});
