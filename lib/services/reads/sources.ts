import { listBatchLines } from "#db/batch-lines.ts";
import { listLineages } from "#db/lineages.ts";
import { generationName } from "#domain/present/format.ts";
import type { BatchLine, SourcesView } from "#domain/present/views/sources.ts";
import type { Context } from "#services/context.ts";

const SHOWN = 50;

type Stored = Awaited<ReturnType<typeof listBatchLines>>[number];

function lineOf({ batch, index, slug, name }: Stored): BatchLine {
  const [first] = batch.rejects;
  return {
    id: batch.id,
    at: batch.createdAt,
    lineage: { slug, name },
    target: index === null ? "reference" : generationName(index),
    source: batch.source,
    offered: batch.offered,
    accepted: batch.accepted,
    duplicates: batch.duplicates,
    rejected: batch.rejected,
    skipped: batch.skipped,
    reasons: Object.entries(batch.rejectsByCode)
      .map(([code, lines]) => ({ code, lines }))
      .sort((a, b) => b.lines - a.lines),
    firstReject: first === undefined ? null : { line: first.line, message: first.message, help: first.help },
  };
}

/** Reads how data come in: the latest batches, and the lineages that exist. */
export async function readSources(ctx: Pick<Context, "db" | "now">): Promise<SourcesView> {
  const batches = (await listBatchLines(ctx.db, SHOWN)).map(lineOf);
  const lineages = (await listLineages(ctx.db)).map(({ slug, name, isDemo }) => ({ slug, name, isDemo }));
  return { now: ctx.now(), batches, lineages };
}
