import { type ClientRequest, type IncomingMessage, request as plainRequest, type RequestOptions } from "node:http";
import { request as secureRequest } from "node:https";
import { type Guard, type Outlet, OutletClosed, outletTo } from "./outlet.ts";

const TIMEOUT_MS = 15_000;
const MOST_BYTES = 64 * 1024;

/** One request out. `timeout` in milliseconds. */
export interface Posted {
  url: string;
  body: string;
  headers: Record<string, string>;
  timeout?: number;
}

/** What came back; `status` null: nothing did, and `text` says why. `retryAfter` in seconds, where the receiver asked. */
export interface Answered {
  status: number | null;
  text: string;
  retryAfter: number | null;
}

/**
 * Posts once and says what came back: no retry, no redirect followed. https only, and only to public addresses, unless the
 * guard allows host and port; what is connected to is what was looked up. At most 15 s and 64 KiB. Never throws.
 */
export async function post(posted: Posted, guard: Guard): Promise<Answered> {
  try {
    const url = postable(posted.url, guard);
    const port = Number(url.port || (url.protocol === "https:" ? 443 : 80));
    return await exchanged(url, posted, await outletTo(url.hostname, port, guard));
  } catch (error) {
    return { status: null, text: causeOf(error), retryAfter: null };
  }
}

function postable(text: string, guard: Guard): URL {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol)) throw new OutletClosed("not an https address");
  if (url.username || url.password) throw new OutletClosed(`${url.host}: an address must not hold a password`);
  const isAllowed = guard.allow.includes(`${url.hostname.toLowerCase()}:${url.port || 80}`);
  if (url.protocol === "http:" && !isAllowed)
    throw new OutletClosed(`${url.host}: not https; TAILWATCH_EGRESS_ALLOW opens it`);
  return url;
}

function exchanged(url: URL, posted: Posted, outlet: Outlet): Promise<Answered> {
  const body = Buffer.from(posted.body);
  const [first] = outlet.addresses;
  const options: RequestOptions = {
    method: "POST",
    headers: { "user-agent": "Tailwatch", ...posted.headers, "content-length": body.length },
    // The name stays for TLS and the Host header; the address was chosen before.
    lookup: (_name, { all }, done) =>
      all ? done(null, outlet.addresses) : done(null, first?.address ?? "", first?.family ?? 4),
    signal: AbortSignal.timeout(posted.timeout ?? TIMEOUT_MS),
    agent: false,
  };
  return new Promise((done, fail) => {
    const send = url.protocol === "https:" ? secureRequest : plainRequest;
    const request: ClientRequest = send(url, options, (response) => {
      head(response).then((text) => done(answered(response, text)), fail);
    });
    request.on("error", fail);
    request.end(body);
  });
}

/** The beginning of an answer; the rest is not read. */
async function head(response: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of response) {
    parts.push(part);
    size += part.length;
    if (size >= MOST_BYTES) break;
  }
  return Buffer.concat(parts).subarray(0, MOST_BYTES).toString("utf8");
}

function answered({ statusCode, headers }: IncomingMessage, text: string): Answered {
  const asked = headers["retry-after"];
  const date = asked === undefined ? Number.NaN : Date.parse(asked);
  const seconds = /^\d+$/.test(asked ?? "") ? Number(asked) : (date - Date.parse(headers.date ?? "")) / 1000;
  return { status: statusCode ?? null, text, retryAfter: Number.isFinite(seconds) ? Math.max(0, seconds) : null };
}

function causeOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (/^(TimeoutError|AbortError)$/.test(error.name)) return "no answer in time";
  if (error instanceof OutletClosed) return error.message;
  return "code" in error ? String(error.code) : error.message;
}
