import { forgetAnswers } from "#db/idempotency.ts";
import { forgetMessages } from "#db/messages.ts";
import { clearUnfinished } from "#store/fs.ts";
import { forgetVectors, vectorFolder } from "#store/vectors.ts";
import type { Context } from "../context.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/**
 * Removes what nobody can need any more: files of writes that a kill cut short (after an hour) and remembered answers
 * (after 7 days; the identity of samples still prevents a second count then), vectors of texts that were not read for 90
 * days (they would be asked for again), and messages that all arrived or were given up half a year ago, unless an open alert
 * still owes somebody its end. Never touches a finished blob.
 */
export async function sweep(ctx: Context): Promise<void> {
  const now = ctx.now().getTime();
  await clearUnfinished(ctx.blobFolder, new Date(now - HOUR_MS));
  await forgetVectors(vectorFolder(ctx.blobFolder), new Date(now - 90 * DAY_MS));
  await forgetMessages(ctx.db, new Date(now - 180 * DAY_MS));
  await forgetAnswers(ctx.db, new Date(now - 7 * DAY_MS));
}
