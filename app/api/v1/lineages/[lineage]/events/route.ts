import { inspectLineage } from "#services/ingest/inspect.ts";
import { parseEvents } from "#services/lineages/events-input.ts";
import { setEvents } from "#services/lineages/set-events.ts";
import { fields, json, route, smallBody, typeOf } from "../../../../respond.ts";

type Params = { lineage: string };
const YAML = new Set(["application/yaml", "application/x-yaml", "text/yaml"]);

export const GET = route<Params>(async ({ ctx, params }) => json((await inspectLineage(ctx, params.lineage)).events));

/** JSON, or YAML as `tailwatch check` reads it. */
export const PUT = route<Params>(async ({ request, ctx, params }) => {
  const given = YAML.has(typeOf(request)) ? parseEvents(await smallBody(request)) : await fields(request);
  return json(await setEvents(ctx, params.lineage, given));
});
