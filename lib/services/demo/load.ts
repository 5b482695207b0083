import { listLineages } from "#db/lineages.ts";
import type { Context } from "#services/context.ts";
import { readManifest } from "./fixtures.ts";
import { loadLineage } from "./load-lineage.ts";
import { isRemoved, storedProgress, storeProgress } from "./progress.ts";
import { removeDemo } from "./remove.ts";

/**
 * Loads the demo lineages by the ordinary verbs, one after the other; judging starts while later ones still load.
 * Guarantee: begins only in a store without lineages from which nobody took the demo away; a later run goes on where a killed
 * one stopped and doubles nothing. Given a signal, it stops between two files.
 */
export async function loadDemo(ctx: Context, signal?: AbortSignal): Promise<void> {
  const { reference, lineages } = await readManifest();
  const total = lineages.length;
  const startedAt = await begin(ctx, total);
  if (startedAt === null) return;
  const assertWanted = async () => {
    signal?.throwIfAborted();
    if (await isRemoved(ctx.db)) throw new Error("The demo was removed while it was loading.");
  };
  try {
    for (const [done, lineage] of lineages.entries()) {
      await storeProgress(ctx.db, { lineage: lineage.slug, done, total, startedAt });
      await loadLineage(ctx, { lineage, reference, loadDay: new Date(startedAt), assertWanted });
    }
    await storeProgress(ctx.db, { lineage: null, done: total, total, startedAt });
  } catch (error) {
    if (!(await isRemoved(ctx.db))) throw error;
    // The lineage that was being made when the others were removed.
    await removeDemo(ctx);
  }
}

/** When loading began, now or in an earlier run; null when there is nothing (more) to load. */
async function begin(ctx: Context, total: number): Promise<string | null> {
  return ctx.db.transaction(async (tx) => {
    if (await isRemoved(tx)) return null;
    const stored = await storedProgress(tx);
    if (stored !== null) return stored.done < stored.total ? stored.startedAt : null;
    if ((await listLineages(tx)).length > 0) return null;
    const startedAt = ctx.now().toISOString();
    await storeProgress(tx, { lineage: null, done: 0, total, startedAt });
    return startedAt;
  });
}
