import { insertAudit } from "#db/audit.ts";
import { findBundle } from "#db/bundles.ts";
import type { Tx } from "#db/client.ts";
import { findEvaluationHead } from "#db/evaluations.ts";
import { findGeneration, type GenerationRow, type LineageRow } from "#db/lineages.ts";
import { listMeasurements } from "#db/measurements.ts";
import { insertTicketEvent, moveTicketRow, openTicketOf, type TicketRow, updateTicket } from "#db/tickets.ts";
import type { GenerationJudgement } from "#domain/judgement.ts";
import { verificationWords } from "#domain/present/verification.ts";
import { humanSamplesWanted, ticketAfter } from "#domain/ticket.ts";
import { outcomeOf, type Verified } from "#domain/verify/verify.ts";
import { actorName, type Context } from "#services/context.ts";
import type { Progress } from "#services/evaluate/progress.ts";
import { frozenReference, knownReference } from "#services/evaluate/reference.ts";
import { segmentSummaries } from "#services/evaluate/segment-summaries.ts";
import { tellTicket } from "./tell.ts";

/** What a generation showed of a ticket that waited for its verdict. */
export interface TicketVerdict extends Verified {
  ticketId: string;
}

/**
 * Reads a judged generation for the ticket that waits for its verdict, against the generation that opened the ticket (or
 * reopened it) and the reference its quantities were computed on. Null when none waits. Writes nothing but summaries.
 */
export async function ticketVerdict(
  ctx: Context,
  {
    lineage,
    generation,
    judgement,
  }: { lineage: LineageRow; generation: GenerationRow; judgement: GenerationJudgement },
  progress: Progress,
): Promise<TicketVerdict | null> {
  const ticket = await openTicketOf(ctx.db, lineage.id);
  if (ticket?.state !== "verifying" || (ticket.verifyIndex ?? 0) > generation.index) return null;
  const opened = await openedBy(ctx, ticket);
  const reference =
    (await knownReference(ctx, lineage.id, ticket.catalogueId)) ?? (await frozenReference(ctx, lineage, opened.index));
  if (!reference || !opened.generation || opened.index >= generation.index) return null;
  const summaries = (of: GenerationRow) =>
    segmentSummaries(ctx, { lineage, generation: of, frozen: reference, isBounded: true }, progress);
  const bundle = ticket.bundleId ? await findBundle(ctx.db, ticket.bundleId) : null;
  const verified = await ctx.pool.run("verify-ticket", {
    folder: ctx.blobFolder,
    reference: reference.blob,
    before: await summaries(opened.generation),
    after: await summaries(generation),
    index: { before: opened.index, after: generation.index },
    judged: { before: opened.measurements, after: judgement.measurements },
    mechanism: judgement.mechanism,
    massShareOfLoss: judgement.evidence?.massShareOfLoss ?? null,
    ticket: {
      quantities: ticket.quantities,
      wanted: ticket.progress?.needed ?? humanSamplesWanted(ticket.quantities),
      humanSamples: bundle?.humanSamples ?? 0,
    },
    bundle: generation.trainingSize ?? generation.accepted,
  });
  return { ticketId: ticket.id, ...verified };
}

/** The generation that this round of the ticket began with, and what was measured of it. */
async function openedBy(ctx: Context, { lineageId, openedIndex, round, verification }: TicketRow) {
  const index = round > 1 && verification ? verification.index : openedIndex;
  const generation = await findGeneration(ctx.db, lineageId, index);
  const head = await findEvaluationHead(ctx.db, lineageId, index);
  return { index, generation, measurements: head ? await listMeasurements(ctx.db, head.id) : [] };
}

/**
 * Verifies or reopens a ticket by what was read, in the transaction of the judgement. A reopened ticket asks for what is
 * still missing, in a round of its own; where it could not be told, the ticket waits for the next generation.
 */
export async function applyTicketVerdict(
  tx: Tx,
  ctx: Context,
  lineageId: string,
  verdict: TicketVerdict,
): Promise<void> {
  const { verification, quantities, ticketId } = verdict;
  const ticket = await openTicketOf(tx, lineageId);
  if (ticket?.id !== ticketId || ticket.state !== "verifying") return;
  const outcome = outcomeOf(verification);
  const { index } = verification;
  const actor = actorName(ctx.actor);
  const note = verificationWords(verification);
  const to = outcome === "unknown" ? null : ticketAfter("verifying", outcome);
  if (to === null) {
    await updateTicket(tx, ticket.id, { verification });
    await insertTicketEvent(tx, { ticketId, from: "verifying", to: "verifying", index, actor, note });
    return;
  }
  const again =
    to === "reopened" ? { round: ticket.round + 1, quantities, progress: null, bundleId: null, verifyIndex: null } : {};
  if (!(await moveTicketRow(tx, ticketId, "verifying", { state: to, verification, ...again }))) return;
  await insertTicketEvent(tx, { ticketId, from: "verifying", to, index, actor, note });
  await insertAudit(tx, { actor, verb: `ticket.${outcome}`, target: ticket.key, details: { ...verification } });
  await tellTicket(tx, ctx, ticket.key, { news: to, note, actor });
}
