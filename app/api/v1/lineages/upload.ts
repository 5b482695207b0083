import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { appendSamples } from "#services/ingest/append.ts";
import { json } from "../../respond.ts";

const TYPES = new Set(["application/x-ndjson", "application/ndjson", "application/jsonl", "application/octet-stream"]);
const QUERY = new Set(["source", "firstLine", "onReject", "value", "facet"]);

/** Streams a request's body into the ingest verb; the body is never held. Next would buffer it only for routes in the proxy's matcher. */
export async function upload(request: Request, ctx: Context, lineage: string, generation: string): Promise<Response> {
  const { headers } = request;
  const url = new URL(request.url);
  assertType(headers.get("content-type"), url);
  for (const name of url.searchParams.keys()) {
    if (!QUERY.has(name)) throw new ServiceError("request.invalid", `There is no query parameter "${name}".`);
  }
  const length = headers.get("content-length");

  const input = {
    ...pick(url.searchParams, ["source", "firstLine", "onReject"]),
    lineage,
    generation,
    values: url.searchParams.getAll("value"),
    facets: url.searchParams.getAll("facet"),
    compression: compressionOf(headers.get("content-encoding")),
    idempotencyKey: headers.get("idempotency-key"),
    contentLength: length === null ? null : Number(length),
    contentDigest: headers.get("content-digest"),
  };
  const { status, receipt, replayed } = await appendSamples(ctx, input, bytesOf(request.body));
  return json({ ...receipt, replayed }, status, replayed ? { "Idempotent-Replayed": "true" } : {});
}

async function* bytesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body !== null) yield* body;
}

function pick(query: URLSearchParams, names: string[]): Record<string, string> {
  return Object.fromEntries(names.flatMap((name) => (query.has(name) ? [[name, query.get(name) ?? ""]] : [])));
}

function assertType(header: string | null, url: URL): void {
  const type = header?.split(";")[0]?.trim().toLowerCase() ?? "";
  if (TYPES.has(type)) return;
  const curl = `curl --data-binary @FILE -H 'Content-Type: application/x-ndjson' ${url.origin}${url.pathname}`;
  const isForm = type === "application/x-www-form-urlencoded";
  const why = isForm ? "curl -d sends a form and strips line ends." : "Send one JSON object a line.";
  throw new ServiceError("request.media-type", `The body is ${type || "untyped"}, not NDJSON.`, {
    help: `${why} ${curl}`,
  });
}

function compressionOf(header: string | null): string | null {
  const encoding = header?.trim().toLowerCase() ?? "";
  if (encoding === "" || encoding === "identity") return null;
  if (encoding === "gzip" || encoding === "zstd") return encoding;
  throw new ServiceError("request.media-type", `Content-Encoding ${encoding} is not read.`, {
    help: "Send gzip or zstd.",
  });
}
