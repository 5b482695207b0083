import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { zstdDecompressSync } from "node:zlib";
import { findLineage } from "#db/lineages.ts";
import { listTickets } from "#db/tickets.ts";
import type { Context } from "#services/context.ts";
import { evaluateLineage } from "#services/evaluate/lineage.ts";
import { appendSamples } from "#services/ingest/append.ts";
import { closeGeneration } from "#services/ingest/close.ts";
import { createLineage } from "#services/lineages/create.ts";

/** Lines of a file of the demo. */
export function demoLines(file: string, samples: number): string[] {
  const bytes = zstdDecompressSync(readFileSync(resolve("lib/services/demo/data", file)));
  return bytes.toString("utf8").split("\n").slice(0, samples);
}

/** Lines as a body. */
export async function* bodyOf(lines: readonly string[]): AsyncGenerator<Uint8Array> {
  yield Buffer.from(`${lines.join("\n")}\n`);
}

/** The key of a ticket that a sharpened generation of a lineage opened, judged against human sentences. */
export async function ticketOf(ctx: Context, lineage: string): Promise<string> {
  await createLineage(ctx, { lineage }, { salt: "0123456789abcdef0123456789abcdef" });
  await appendSamples(ctx, { lineage, generation: "reference" }, bodyOf(demoLines("reference.ndjson.zst", 2_000)));
  await appendSamples(ctx, { lineage, generation: 1 }, bodyOf(demoLines("speech-sharpened-2.ndjson.zst", 1_500)));
  await closeGeneration(ctx, { lineage, index: 1 });
  const lineageId = (await findLineage(ctx.db, lineage))?.id ?? "";
  await evaluateLineage(ctx, { lineageId });
  const [opened] = await listTickets(ctx.db, { lineageIds: [lineageId], limit: 1 });
  if (!opened) throw new Error("the sharpened generation opened no ticket");
  return opened.ticket.key;
}
