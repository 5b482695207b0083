import type { Tx } from "#db/client.ts";
import { findEvaluationHead } from "#db/evaluations.ts";
import { findGeneration, type LineageRow, listGenerations } from "#db/lineages.ts";
import { type CatalogueRow, findCatalogue } from "#db/summaries.ts";
import type { TicketRow } from "#db/tickets.ts";
import { listIdIndexes } from "#db/uploads.ts";
import type { Stored } from "#engine/intake/compare-stored.ts";
import { summaryOf } from "#services/evaluate/summary-of.ts";

/** Generations whose kept samples human data are compared with for near copies, the newest first; exact copies are found in all. */
const MOST_SUMMARIES = 16;

/** What a ticket was opened on: the frozen reference, and the summary of the generation; `isDistinct`: it was read over one sample of each near copy. */
export interface OpenedWith {
  reference: CatalogueRow;
  summary: string | null;
  isDistinct: boolean;
}

/** Finds what the quantities of a ticket were computed from: of a later round, the generation that reopened it. Throws when its reference is gone, which nothing deletes. */
export async function openedWith(tx: Tx, lineage: LineageRow, ticket: TicketRow): Promise<OpenedWith> {
  const { round, verification, openedIndex } = ticket;
  const index = round > 1 && verification ? verification.index : openedIndex;
  const head = await findEvaluationHead(tx, lineage.id, index);
  const reference = await findCatalogue(tx, ticket.catalogueId ?? head?.catalogueId ?? "");
  if (reference === null) throw new Error(`the reference that opened ${ticket.key} is not there`);
  const generation = await findGeneration(tx, lineage.id, index);
  const of = { generationId: generation?.id ?? "", reference: reference.blob };
  return {
    reference,
    summary: generation ? (await summaryOf(tx, lineage, of)).blob : null,
    isDistinct: (head?.notes ?? []).some(({ code }) => code === "over-distinct"),
  };
}

/** What human data for a lineage are compared with, but for what was accepted. Generation 0 is people's. */
export async function storedBeside(
  tx: Tx,
  lineage: LineageRow,
  reference: CatalogueRow,
): Promise<Omit<Stored, "accepted">> {
  const generations = await listGenerations(tx, lineage.id);
  const indexesOf = (generationId: string | null) => listIdIndexes(tx, { lineageId: lineage.id, generationId });
  const origin = reference.source === "split" ? generations.find(({ index }) => index === 0)?.id : undefined;
  const modelIndexes: string[] = [];
  const summaries: string[] = [];
  for (const { id } of generations.filter(({ index }) => index > 0).reverse()) {
    modelIndexes.push(...(await indexesOf(id)));
    const { blob } = await summaryOf(tx, lineage, { generationId: id, reference: reference.blob });
    if (blob !== null && summaries.length < MOST_SUMMARIES) summaries.push(blob);
  }
  return { reference: reference.blob, referenceIndexes: await indexesOf(origin ?? null), modelIndexes, summaries };
}
