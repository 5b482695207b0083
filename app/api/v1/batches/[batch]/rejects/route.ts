import { inspectBatch } from "#services/ingest/inspect.ts";
import { route } from "../../../../respond.ts";

/** One rejection a line. Excerpts are escaped already: the file can be shown in a terminal. */
export const GET = route<{ batch: string }>(async ({ ctx, params }) => {
  const { rejects } = await inspectBatch(ctx, params.batch);
  const body = rejects.map((rejection) => `${JSON.stringify(rejection)}\n`).join("");
  return new Response(body, { headers: { "Content-Type": "application/x-ndjson; charset=utf-8" } });
});
