import { ServiceError } from "#services/errors.ts";

const TYPES = new Set(["application/x-ndjson", "application/ndjson", "application/jsonl", "application/octet-stream"]);

/** What the headers of an upload say of its body. Throws request.media-type. */
export function bodyHeaders({ headers, url }: Request) {
  assertType(headers.get("content-type"), new URL(url));
  const length = headers.get("content-length");
  return {
    compression: compressionOf(headers.get("content-encoding")),
    contentLength: length === null ? null : Number(length),
    contentDigest: headers.get("content-digest"),
  };
}

/** The bytes of a body as they come; it is never held. */
export async function* bytesOf(body: ReadableStream<Uint8Array> | null): AsyncGenerator<Uint8Array> {
  if (body !== null) yield* body;
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
