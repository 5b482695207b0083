import { inspectLineages, lineageView } from "#services/ingest/inspect.ts";
import { createLineage } from "#services/lineages/create.ts";
import { fields, json, route } from "../../respond.ts";

export const GET = route(async ({ ctx }) => json({ data: await inspectLineages(ctx), next: null }));

export const POST = route(async ({ request, ctx }) =>
  json(lineageView(await createLineage(ctx, await fields(request))), 201),
);
