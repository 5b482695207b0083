import { hash } from "node:crypto";
import { acceptedSegments } from "#db/bundles.ts";
import { findLineage, lockLineage } from "#db/lineages.ts";
import { findTicket, insertTicketEvent, updateTicket } from "#db/tickets.ts";
import type { EventDocument } from "#domain/events.ts";
import type { IntakeProgress } from "#domain/intake/progress.ts";
import { measuredAgainWords, progressWords } from "#domain/present/intake.ts";
import type { Context } from "#services/context.ts";
import { openedWith } from "./opened-with.ts";
import { tellTicket } from "./tell.ts";

/**
 * Measures what all accepted data of a ticket's round are worth, keeps it with the ticket, and logs the inputs that changed.
 * Guarantee: measuring again what was measured changes nothing, so it may run twice; what comes meanwhile is measured too.
 */
export async function measureTicket(ctx: Context, ticketId: string): Promise<void> {
  for (;;) {
    const input = await unmeasured(ctx, ticketId);
    if (input === null) return;
    const { of, round, task } = input;
    const progress: IntakeProgress = { of, round, ...(await ctx.pool.run("measure-intake", task)) };
    await keep(ctx, ticketId, progress);
  }
}

/** What has to be measured, or null when it was. */
async function unmeasured(ctx: Context, ticketId: string) {
  return ctx.db.transaction(async (tx) => {
    const found = await findTicket(tx, ticketId);
    const lineage = found && (await findLineage(tx, found.lineage.id));
    if (!lineage) return null;
    const { ticket } = found;
    const segments = (await acceptedSegments(tx, { ticketId: ticket.id, round: ticket.round })).map(({ blob }) => blob);
    const of = hash("sha256", JSON.stringify([ticket.round, ticket.quantities, segments]), "hex");
    if (segments.length === 0 || ticket.progress?.of === of) return null;
    const { reference, summary, isDistinct } = await openedWith(tx, lineage, ticket);
    const task = {
      folder: ctx.blobFolder,
      segments,
      salt: lineage.salt,
      // The cast is safe: the verb that stored the document parsed it.
      events: lineage.events as EventDocument | null,
      reference: reference.blob,
      summary,
      isDistinct,
      quantities: ticket.quantities,
    };
    return { of, round: ticket.round, task };
  });
}

async function keep(ctx: Context, ticketId: string, progress: IntakeProgress): Promise<void> {
  await ctx.db.transaction(async (tx) => {
    const found = await findTicket(tx, ticketId);
    if (!found) return;
    await lockLineage(tx, found.lineage.id);
    const ticket = (await findTicket(tx, ticketId))?.ticket;
    if (!ticket || ticket.round !== progress.round || ticket.progress?.of === progress.of) return;
    // Somebody else may have measured more meanwhile.
    if (ticket.progress?.round === progress.round && ticket.progress.accepted > progress.accepted) return;
    await updateTicket(tx, ticket.id, { progress });
    const note = measuredAgainWords(progress);
    await insertTicketEvent(tx, { ticketId, from: ticket.state, to: ticket.state, actor: "system", note });
    await tellTicket(tx, ctx, ticket.key, { news: "progress", note: progressWords(progress), actor: "system" });
  });
}
