import { randomUUID } from "node:crypto";
import type { Context } from "#services/context.ts";
import { asServiceError, ServiceError } from "#services/errors.ts";
import { isLoopbackHost, isSameOrigin } from "#services/loopback.ts";
import { serve } from "#services/runtime.ts";

const READS = new Set(["GET", "HEAD", "OPTIONS"]);
const JSON_LIMIT = 1024 * 1024;

/** What a route handler is given. `params`: the named parts of the path. */
export interface Asked<Params> {
  request: Request;
  params: Params;
  url: URL;
  ctx: Context;
}

/**
 * Makes a route handler: refuses foreign hosts and foreign pages, gives a context, and turns what is thrown into the error
 * body. Every answer carries X-Request-Id and is not cached unless it says so.
 * `query`: the names it takes; another one is refused, since a misspelt filter must not answer everything. Null: the verb checks.
 */
export function route<Params = Record<never, never>>(
  handle: (asked: Asked<Params>) => Promise<Response>,
  query: readonly string[] | null = [],
) {
  return async (request: Request, given: { params: Promise<Params> }): Promise<Response> => {
    const id = randomUUID();
    try {
      admit(request);
      const params = await given.params;
      const url = new URL(request.url);
      if (query !== null) assertQuery(url, query);
      return labelled(await serve({ kind: "user" }, (ctx) => handle({ request, params, url, ctx })), id);
    } catch (error) {
      return labelled(refusal(asServiceError(error), `${request.method} ${new URL(request.url).pathname} ${id}`), id);
    }
  };
}

/** An answer in JSON. */
export function json(body: unknown, status = 200, headers: Record<string, string> = {}): Response {
  return Response.json(body, { status, headers });
}

/**
 * The fields of a small body: JSON, or what an HTML form posts (all values text).
 * Throws request.invalid, request.media-type, file.too-large. Verbs check the fields.
 */
export async function fields(request: Request): Promise<unknown> {
  const type = typeOf(request);
  const text = await smallBody(request);
  if (type === "application/x-www-form-urlencoded") return Object.fromEntries(new URLSearchParams(text));
  if (type !== "application/json") {
    const help = "Send application/json.";
    throw new ServiceError("request.media-type", undefined, { help });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ServiceError("request.invalid", "The body is not JSON.", { cause: error });
  }
}

/** The media type of a body, without its parameters. */
export function typeOf(request: Request): string {
  return request.headers.get("content-type")?.split(";")[0]?.trim().toLowerCase() ?? "";
}

/** A body of at most 1 MiB as text. Throws file.too-large. */
export async function smallBody(request: Request): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of request.body ?? []) {
    size += chunk.length;
    if (size > JSON_LIMIT) throw new ServiceError("file.too-large", "The body is larger than 1 MiB.");
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString("utf8");
}

function admit(request: Request): void {
  if (!isLoopbackHost(request.headers.get("host"))) throw new ServiceError("auth.host");
  if (!READS.has(request.method) && !isSameOrigin(request.headers)) throw new ServiceError("auth.origin");
}

function assertQuery(url: URL, known: readonly string[]): void {
  const strange = [...url.searchParams.keys()].find((name) => !known.includes(name));
  if (strange === undefined) return;
  const help = known.length === 0 ? "It takes none." : `It takes ${known.join(", ")}.`;
  throw new ServiceError("request.invalid", `There is no query parameter "${strange}".`, { help });
}

function refusal(error: ServiceError, where: string): Response {
  if (error.status >= 500) {
    const reason = error.cause instanceof Error ? error.cause.stack : error.message;
    process.stderr.write(`${where}: ${error.code}: ${reason}\n`);
  }
  const { code, message, help, details, retryAfterSeconds } = error;
  const body = {
    error: { code, message, help, doc: `/docs/api#${code}`, ...(details === undefined ? {} : { details }) },
  };
  return json(body, error.status, retryAfterSeconds === undefined ? {} : { "Retry-After": String(retryAfterSeconds) });
}

function labelled(response: Response, id: string): Response {
  response.headers.set("X-Request-Id", id);
  if (!response.headers.has("Cache-Control")) response.headers.set("Cache-Control", "private, no-store");
  return response;
}
