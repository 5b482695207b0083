import { z } from "zod";
import type { Tx } from "#db/client.ts";
import { listUnjudgedLineages } from "#db/evaluations.ts";
import { listLineages } from "#db/lineages.ts";
import { getSetting, setSetting } from "#db/settings.ts";
import type { Context } from "#services/context.ts";

const PROGRESS = "demo.progress";
/** A setting of its own, which loading never writes: a removal in the middle cannot be undone by it. */
const REMOVED = "demo.removed";

const progress = z.strictObject({
  /** Slug of the lineage that is being loaded; null before the first and after the last. */
  lineage: z.string().nullable(),
  /** Lineages loaded, of `total`. */
  done: z.int().nonnegative(),
  total: z.int().nonnegative(),
  startedAt: z.iso.datetime(),
});

/** How far loading the demo is. */
export type DemoProgress = z.infer<typeof progress>;

/** How far the demo is for a reader: "evaluating 2 of 5" is `judged` of `total`; over when they are equal. */
export interface DemoStatus {
  lineage: string | null;
  loaded: number;
  judged: number;
  total: number;
}

/** The stored progress; null when loading was never begun. */
export async function storedProgress(tx: Tx): Promise<DemoProgress | null> {
  const stored = await getSetting(tx, PROGRESS);
  return stored === undefined ? null : progress.parse(stored);
}

/** Writes down how far loading is. */
export async function storeProgress(tx: Tx, value: DemoProgress): Promise<void> {
  await setSetting(tx, PROGRESS, value);
}

/** Whether a person took the demo away; it does not come back at the next start. */
export async function isRemoved(tx: Tx): Promise<boolean> {
  return (await getSetting(tx, REMOVED)) === true;
}

/** Writes down that a person took the demo away. */
export async function storeRemoved(tx: Tx): Promise<void> {
  await setSetting(tx, REMOVED, true);
}

/** Reads how far the demo is, its judgements included; null when it was never begun, or removed. */
export async function readDemoStatus(ctx: Pick<Context, "db">): Promise<DemoStatus | null> {
  const stored = await storedProgress(ctx.db);
  if (stored === null || (await isRemoved(ctx.db))) return null;
  const { lineage, done: loaded, total } = stored;
  const unjudged = new Set(await listUnjudgedLineages(ctx.db));
  const complete = (await listLineages(ctx.db)).filter((row) => row.isDemo && row.slug !== lineage);
  return { lineage, loaded, judged: complete.filter((row) => !unjudged.has(row.id)).length, total };
}
