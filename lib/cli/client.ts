import { setTimeout as sleep } from "node:timers/promises";
import { ServiceError } from "#services/errors.ts";
import type { Io } from "./io.ts";

/** An answer of the server. */
export interface Answer {
  status: number;
  /** What was answered, as it came. */
  text: string;
  body: Record<string, unknown>;
  etag: string | null;
}

/** A server that did not answer, or not usefully, although asked several times: exit 4. */
export class Unreachable extends ServiceError {
  constructor(message: string, cause?: unknown) {
    super("store.unavailable", message, { cause, help: "Start it with npm start, or set TAILWATCH_URL." });
  }
}

const TRIES = 8;
const LONGEST_PAUSE_SECONDS = 30;
const AGAIN = new Set(["idempotency.in-flight", "generation.busy"]);

/** Where the server is: TAILWATCH_URL, else this machine. */
export function serverUrl(io: Io): string {
  return (io.env.TAILWATCH_URL || `http://localhost:${io.env.PORT || 3000}`).replace(/\/+$/, "");
}

/**
 * Posts, again and again where that may help (408, 429, 5xx, no connection): only for requests that may be repeated.
 * Returns the answer, also a refusal. Throws Unreachable.
 */
export async function post(url: string, init: Omit<RequestInit, "method"> = {}): Promise<Answer> {
  return patient(url, { ...init, method: "POST" });
}

/** Reads, with the same patience. Throws Unreachable. */
export async function get(url: string): Promise<Answer> {
  return patient(url, {});
}

/** Any request that may be repeated, with the same patience. Throws Unreachable. */
export async function request(url: string, init: RequestInit): Promise<Answer> {
  return patient(url, init);
}

async function patient(url: string, init: RequestInit): Promise<Answer> {
  let last = "";
  for (let attempt = 1; attempt <= TRIES; attempt++) {
    const outcome = await once(url, init);
    if (!("failure" in outcome) && !isTemporary(outcome)) return outcome;
    last = "failure" in outcome ? outcome.failure : `${outcome.status} ${codeOf(outcome)}`;
    const asked = "failure" in outcome ? null : outcome.retryAfter;
    if (attempt < TRIES) await sleep(1000 * (asked ?? Math.min(LONGEST_PAUSE_SECONDS, 0.25 * 2 ** attempt)));
  }
  throw new Unreachable(`${new URL(url).origin} did not take it after ${TRIES} tries: ${last}.`);
}

type Once = (Answer & { retryAfter: number | null }) | { failure: string };

async function once(url: string, init: RequestInit): Promise<Once> {
  try {
    const response = await fetch(url, init);
    const header = Number(response.headers.get("retry-after") ?? Number.NaN);
    const text = await response.text();
    const etag = response.headers.get("etag");
    return {
      status: response.status,
      text,
      body: bodyOf(text),
      etag,
      retryAfter: Number.isFinite(header) ? header : null,
    };
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
    return { failure: cause instanceof Error ? cause.message : String(cause) };
  }
}

function bodyOf(text: string): Record<string, unknown> {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === "object" && body !== null ? { ...body } : {};
  } catch {
    // An answer that is no JSON comes from something else than our server; its status says enough.
    return {};
  }
}

function isTemporary(answer: Answer): boolean {
  return [408, 429].includes(answer.status) || answer.status >= 500 || AGAIN.has(codeOf(answer));
}

/** The error code of a refusal, or "". */
export function codeOf(answer: Answer): string {
  return errorOf(answer).code;
}

/** What a refusal says. */
export function errorOf({ body }: Answer): { code: string; message: string; help: string } {
  const error: unknown = body.error;
  const text = (key: string) =>
    typeof error === "object" && error !== null ? String(Reflect.get(error, key) ?? "") : "";
  return { code: text("code"), message: text("message"), help: text("help") };
}
