import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { appendSamples } from "#services/ingest/append.ts";
import { json } from "../../respond.ts";
import { bodyHeaders, bytesOf } from "../ndjson.ts";

const QUERY = new Set(["source", "firstLine", "onReject", "value", "facet"]);

/** Streams a request's body into the ingest verb; the body is never held. Next would buffer it only for routes in the proxy's matcher. */
export async function upload(request: Request, ctx: Context, lineage: string, generation: string): Promise<Response> {
  const { headers } = request;
  const url = new URL(request.url);
  const said = bodyHeaders(request);
  for (const name of url.searchParams.keys()) {
    if (!QUERY.has(name)) throw new ServiceError("request.invalid", `There is no query parameter "${name}".`);
  }
  const input = {
    ...pick(url.searchParams, ["source", "firstLine", "onReject"]),
    lineage,
    generation,
    values: url.searchParams.getAll("value"),
    facets: url.searchParams.getAll("facet"),
    ...said,
    idempotencyKey: headers.get("idempotency-key"),
  };
  const { status, receipt, replayed } = await appendSamples(ctx, input, bytesOf(request.body));
  return json({ ...receipt, replayed }, status, replayed ? { "Idempotent-Replayed": "true" } : {});
}

function pick(query: URLSearchParams, names: string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (query.has(name) ? [[name, query.get(name) ?? ""]] : [])));
}
