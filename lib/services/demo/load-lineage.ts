import { createHash } from "node:crypto";
import { findGeneration, findLineage, type LineageRow } from "#db/lineages.ts";
import type { Context } from "#services/context.ts";
import { appendSamples } from "#services/ingest/append.ts";
import { closeGeneration } from "#services/ingest/close.ts";
import { registerGeneration } from "#services/ingest/register.ts";
import { createLineage } from "#services/lineages/create.ts";
import { openFixture } from "./fixtures.ts";
import type { DemoGeneration, DemoLineage, DemoManifest } from "./manifest.ts";

const WEEK_MILLISECONDS = 7 * 24 * 3600 * 1000;

/** Fixed, and the same for all demo lineages: everyone who looks at the demo sees the same split of the reference. */
export const SALT = createHash("sha256").update("tailwatch.demo/1").digest("hex").slice(0, 32);

/** A demo lineage to load: its newest generation is dated `loadDay`, each earlier one a week before the next. */
export interface Loading {
  lineage: DemoLineage;
  reference: DemoManifest["reference"];
  loadDay: Date;
  /** Called before every file; throws to stop. */
  assertWanted(): Promise<void>;
}

/**
 * Makes one demo lineage, sends its reference and its generations, and closes them in order.
 * Guarantee: what an earlier run has done is not done again; a lineage of that name that is no demo is left alone.
 */
export async function loadLineage(ctx: Context, loading: Loading): Promise<void> {
  const { lineage, reference, loadDay } = loading;
  await loading.assertWanted();
  const row = await demoLineage(ctx, lineage);
  if (!row.isDemo) return;
  await send(ctx, row, "reference", reference.file);
  for (const generation of lineage.generations) {
    const known = await findGeneration(ctx.db, row.id, generation.index);
    if (known?.state === "closed") continue;
    await loading.assertWanted();
    const weeksAgo = lineage.generations.length - 1 - generation.index;
    const closedAt = new Date(loadDay.getTime() - weeksAgo * WEEK_MILLISECONDS);
    await loadGeneration({ ...ctx, now: () => closedAt }, row, lineage, generation);
  }
}

async function demoLineage(ctx: Context, { slug, name, owner }: DemoLineage): Promise<LineageRow> {
  const known = await findLineage(ctx.db, slug);
  return known ?? createLineage(ctx, { lineage: slug, name, owner }, { isDemo: true, salt: SALT });
}

async function loadGeneration(ctx: Context, row: LineageRow, lineage: DemoLineage, generation: DemoGeneration) {
  const { index, file, samples: _, ...bundle } = generation;
  const training = index === 0 ? {} : { workflow: lineage.workflow, decoding: lineage.decoding, ...bundle };
  await registerGeneration(ctx, { lineage: row.slug, index, ...training });
  await send(ctx, row, index, file);
  await closeGeneration(ctx, { lineage: row.slug, index });
}

/** Sends a shipped file once: its key names the very lineage, so that one made anew under the same name gets its own samples. */
async function send(ctx: Context, { id, slug }: LineageRow, generation: number | "reference", file: string) {
  const idempotencyKey = `demo ${id} ${generation}`;
  const input = { lineage: slug, generation, compression: "zstd", idempotencyKey };
  await appendSamples(ctx, input, openFixture(file), { lineageId: id });
}
