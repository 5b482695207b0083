import { createHmac, timingSafeEqual } from "node:crypto";
import type { Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { installationOf } from "./installation.ts";

const DIGITS = 32;

function sign(key: string, id: string, version: string): string {
  return createHmac("sha256", key).update(`/og/alert/${id}?v=${version}`).digest("hex").slice(0, DIGITS);
}

/** The path of an alert's card, signed and versioned: whoever fetches it is not signed in. */
export function cardPath(key: string, id: string, version: number): string {
  return `/og/alert/${id}?v=${version}&sig=${sign(key, id, String(version))}`;
}

/**
 * Checks the signature of a card's address where it has one; pages of this machine ask without. Throws `not-found` for a
 * wrong one.
 */
export async function assertCardSigned(
  { db }: Pick<Context, "db">,
  { kind, id }: { kind: string; id: string },
  query: URLSearchParams,
): Promise<void> {
  const given = query.get("sig");
  if (given === null) return;
  const { cardKey } = await installationOf(db);
  const expected = Buffer.from(sign(cardKey, id, query.get("v") ?? ""));
  const bytes = Buffer.from(given);
  const isRight = kind === "alert" && bytes.length === expected.length && timingSafeEqual(bytes, expected);
  if (!isRight) throw new ServiceError("not-found", "There is no such card.");
}
