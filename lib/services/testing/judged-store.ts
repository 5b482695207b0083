import { hash } from "node:crypto";
import { readFileSync } from "node:fs";
import { zstdDecompressSync } from "node:zlib";
import { listEvaluations } from "#db/evaluations.ts";
import { findLineage } from "#db/lineages.ts";
import { measurementsOf } from "#db/measurements.ts";
import type { TaskInput, TaskName, TaskOutput } from "#engine/tasks.ts";
import type { Context } from "#services/context.ts";
import { evaluateLineage } from "#services/evaluate/lineage.ts";
import { appendSamples } from "#services/ingest/append.ts";
import { closeGeneration } from "#services/ingest/close.ts";
import { createLineage } from "#services/lineages/create.ts";
import { closeRuntime, contextFor } from "#services/runtime.ts";

/**
 * A program for tests that kill it: uploads a generation in parts, unless the store holds it, judges it, says each segment
 * that it reduced, and at last what was measured. Given a lineage and how many parts.
 */
const [, , lineage = "", given = "1"] = process.argv;
const parts = Number(given);
const linesOf = (file: string, samples: number) =>
  zstdDecompressSync(readFileSync(`lib/services/demo/data/${file}`))
    .toString()
    .split("\n")
    .slice(0, samples);

async function* bytesOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${lines.join("\n")}\n`);
}

async function upload(ctx: Context): Promise<void> {
  await createLineage(ctx, { lineage }, { salt: "0123456789abcdef0123456789abcdef" });
  await appendSamples(ctx, { lineage, generation: "reference" }, bytesOf(linesOf("reference.ndjson.zst", 1_500)));
  const lines = linesOf("speech-sharpened-2.ndjson.zst", 1_200);
  for (let part = 0; part < parts; part++) {
    const own = lines.filter((_, at) => at % parts === part);
    await appendSamples(ctx, { lineage, generation: 1 }, bytesOf(own));
  }
  await closeGeneration(ctx, { lineage, index: 1 });
}

const ctx = await contextFor({ kind: "system" });
if (!(await findLineage(ctx.db, lineage))) await upload(ctx);
const lineageId = (await findLineage(ctx.db, lineage))?.id ?? "";
const pool = {
  ...ctx.pool,
  async run<Name extends TaskName>(task: Name, input: TaskInput<Name>): Promise<TaskOutput<Name>> {
    const output = await ctx.pool.run(task, input);
    if (task === "map-segment") process.stdout.write("reduced\n");
    return output;
  },
};
await evaluateLineage({ ...ctx, pool }, { lineageId });
const evaluations = await listEvaluations(ctx.db, lineageId);
const measured = await measurementsOf(
  ctx.db,
  evaluations.map(({ id }) => id),
);
const rows = Array.from(measured.values())
  .flat()
  .map(({ metric, slice, estimate }) => JSON.stringify([metric, slice, estimate]))
  .sort();
const samples = evaluations.map((each) => each.samples);
process.stdout.write(`${JSON.stringify({ samples, rows: rows.length, digest: hash("sha256", rows.join()) })}\n`);
await closeRuntime();
process.exit(0);
