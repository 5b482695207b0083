import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";

const PREFIX = "whsec_";
const SECRET_BYTES = 32;
const TOLERANCE_SECONDS = 300;

/** The headers that carry identity, time and signature of a webhook. */
export interface SignedHeaders {
  "webhook-id": string;
  "webhook-timestamp": string;
  "webhook-signature": string;
}

/** A new secret of 32 random bytes, as Standard Webhooks writes it. */
export function newSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString("base64");
}

/** `v1,` and the HMAC-SHA256 of `id.timestamp.body`. Given the time in seconds. Source: Standard Webhooks, symmetric signatures. */
export function signature(secret: string, id: string, timestamp: number, body: string): string {
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  return `v1,${createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64")}`;
}

/** Signs a body with every secret in force: two while one is replaced. */
export function signedHeaders(secrets: readonly string[], id: string, at: Date, body: string): SignedHeaders {
  const timestamp = Math.floor(at.getTime() / 1000);
  return {
    "webhook-id": id,
    "webhook-timestamp": String(timestamp),
    "webhook-signature": secrets.map((secret) => signature(secret, id, timestamp, body)).join(" "),
  };
}

/** Whether a body is signed by one of the secrets, at most five minutes ago or ahead. */
export function isSignedBy(
  secrets: readonly string[],
  headers: { id: string; timestamp: string; signature: string },
  body: string,
  now: Date,
): boolean {
  const timestamp = /^\d{1,12}$/.test(headers.timestamp) ? Number(headers.timestamp) : Number.NaN;
  if (!(Math.abs(now.getTime() / 1000 - timestamp) <= TOLERANCE_SECONDS)) return false;
  const given = headers.signature.split(" ").filter((part) => part.startsWith("v1,"));
  return secrets.some((secret) => {
    const expected = Buffer.from(signature(secret, headers.id, timestamp, body));
    return given.some((part) => {
      const bytes = Buffer.from(part);
      return bytes.length === expected.length && timingSafeEqual(bytes, expected);
    });
  });
}
