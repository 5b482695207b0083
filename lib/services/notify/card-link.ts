import { createHmac, timingSafeEqual } from "node:crypto";
import type { Tx } from "#db/client.ts";
import { installationOf } from "./installation.ts";

const DIGITS = 32;

function sign(key: string, id: string, version: string): string {
  return createHmac("sha256", key).update(`/og/alert/${id}?v=${version}`).digest("hex").slice(0, DIGITS);
}

/** The path of an alert's card, signed and versioned: whoever fetches it is not signed in. */
export function cardPath(key: string, id: string, version: number): string {
  return `/og/alert/${id}?v=${version}&sig=${sign(key, id, String(version))}`;
}

/** Whether a signature belongs to the card that is asked for. */
export async function isCardSigned(tx: Tx, id: string, version: string, signature: string): Promise<boolean> {
  const expected = Buffer.from(sign((await installationOf(tx)).cardKey, id, version));
  const given = Buffer.from(signature);
  return given.length === expected.length && timingSafeEqual(given, expected);
}
