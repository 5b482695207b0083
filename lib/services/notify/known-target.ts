import type { Tx } from "#db/client.ts";
import { findTarget, type TargetRow } from "#db/targets.ts";
import { ServiceError } from "#services/errors.ts";

/** A target by its id, unless it was removed. Throws `not-found`. */
export async function knownTarget(tx: Tx, id: string): Promise<TargetRow> {
  const found = await findTarget(tx, id);
  if (found === null || found.removedAt !== null) throw new ServiceError("not-found", "There is no such target.");
  return found;
}
