import { inspectLineage } from "#services/ingest/inspect.ts";
import { setEvents } from "#services/lineages/set-events.ts";
import { fields, json, route } from "../../../../respond.ts";

type Params = { lineage: string };

export const GET = route<Params>(async ({ ctx, params }) => json((await inspectLineage(ctx, params.lineage)).events));

export const PUT = route<Params>(async ({ request, ctx, params }) =>
  json(await setEvents(ctx, params.lineage, await fields(request))),
);
