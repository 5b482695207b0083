import { createHash, type Hash } from "node:crypto";
import { ServiceError } from "#services/errors.ts";

/** What a sender said about a body: its length in bytes, its Content-Digest (RFC 9530). */
export interface BodyClaims {
  length: number | null;
  digest: string | null;
}

const IDLE_MILLISECONDS = 30_000;

/**
 * The bytes of a request body, refused when they are not what the sender announced.
 * Throws `request.incomplete` when it breaks off, `request.timeout` after 30 s of silence, `request.digest`.
 */
export async function* checkedBody(body: AsyncIterable<Uint8Array>, claims: BodyClaims): AsyncGenerator<Uint8Array> {
  const wanted = sha256Claim(claims.digest);
  const hash = wanted === null ? null : createHash("sha256");
  let bytes = 0;
  for await (const chunk of unbroken(body)) {
    bytes += chunk.length;
    hash?.update(chunk);
    yield chunk;
  }
  if (claims.length !== null && bytes !== claims.length) {
    throw new ServiceError("request.incomplete", `The body has ${bytes} bytes, not the announced ${claims.length}.`);
  }
  assertDigest(hash, wanted);
}

async function* unbroken(body: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  const chunks = body[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await beforeIdle(chunks.next());
      if (next.done) return;
      yield next.value;
    }
  } catch (error) {
    if (error instanceof ServiceError) throw error;
    throw new ServiceError("request.incomplete", undefined, { cause: error });
  } finally {
    // Not awaited: a silent sender would hold up the answer that tells it so.
    void chunks.return?.().catch(() => undefined);
  }
}

async function beforeIdle<T>(next: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const idle = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ServiceError("request.timeout")), IDLE_MILLISECONDS);
  });
  try {
    return await Promise.race([next, idle]);
  } finally {
    clearTimeout(timer);
  }
}

function sha256Claim(header: string | null): string | null {
  if (header === null) return null;
  const found = /(?:^|,)\s*sha-256=:([A-Za-z0-9+/]{43}=):/.exec(header)?.[1];
  if (found === undefined) throw new ServiceError("request.invalid", "Content-Digest: send sha-256=:<base64>:");
  return found;
}

function assertDigest(hash: Hash | null, wanted: string | null): void {
  if (hash !== null && hash.digest("base64") !== wanted) throw new ServiceError("request.digest");
}
