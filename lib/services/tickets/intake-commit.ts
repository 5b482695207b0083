import { randomUUID } from "node:crypto";
import { isDeepStrictEqual } from "node:util";
import { insertAudit } from "#db/audit.ts";
import type { Tx } from "#db/client.ts";
import { acceptedOfLineage, insertIntake, intakesOfBody } from "#db/intake.ts";
import { lockLineage } from "#db/lineages.ts";
import { findTicket, insertTicketEvent, moveTicketRow, type TicketRow } from "#db/tickets.ts";
import type { IntakeClaim } from "#domain/intake/rules.ts";
import { plural } from "#domain/present/format.ts";
import { type TicketState, ticketAfter } from "#domain/ticket.ts";
import type { StoredIntake } from "#engine/intake/store-intake.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { intakeReceipt, type TakenIn } from "./intake-receipt.ts";
import { tellTicket } from "./tell.ts";

/** An upload that was compared with the segments `known`, and the reference it was compared with. */
interface Compared {
  stored: StoredIntake;
  claim: IntakeClaim;
  known: readonly string[];
  reference: string;
}

/**
 * Makes a stored upload count, in one transaction: intake, segments, move, history, audit and message.
 * Uploads to one lineage take turns here; what another one was accepted with since `known` was read is taken out first.
 * Throws `ticket.not-collecting`, `not-found`.
 */
export async function commitIntake(ctx: Context, ticketId: string, given: Compared): Promise<TakenIn> {
  let { stored } = given;
  const seen = new Set(given.known);
  for (;;) {
    const current = stored;
    const outcome = await ctx.db.transaction(async (tx) => {
      const ticket = await lockedTicket(tx, ticketId);
      const earlier = (await intakesOfBody(tx, ticketId, current.digest)).find(
        ({ round, claim }) => round === ticket.round && isDeepStrictEqual(claim, given.claim),
      );
      if (earlier) return { taken: answer(intakeReceipt(ticket.key, earlier), true) };
      const fresh = (await acceptedOfLineage(tx, ticket.lineageId)).filter((segment) => !seen.has(segment));
      if (fresh.length > 0) return { fresh };
      return { taken: await write(tx, ctx, ticket, current, given.claim) };
    });
    if (outcome.taken) return outcome.taken;
    const against = outcome.fresh ?? [];
    const input = { folder: ctx.blobFolder, reference: given.reference, intake: current, against };
    stored = await ctx.pool.run("settle-intake", input, { lane: "ingest" });
    for (const segment of against) seen.add(segment);
  }
}

async function lockedTicket(tx: Tx, ticketId: string): Promise<TicketRow> {
  const lineageId = (await findTicket(tx, ticketId))?.lineage.id;
  if (lineageId !== undefined) await lockLineage(tx, lineageId);
  const ticket = (await findTicket(tx, ticketId))?.ticket;
  if (!ticket) throw new ServiceError("not-found", "The ticket was removed.");
  if (ticketAfter(ticket.state, "uploaded") === null) throw notCollecting(ticket.state);
  return ticket;
}

async function write(
  tx: Tx,
  ctx: Context,
  ticket: TicketRow,
  stored: StoredIntake,
  claim: IntakeClaim,
): Promise<TakenIn> {
  const { segments, ...counts } = stored;
  const actor = actorName(ctx.actor);
  const id = `ik_${randomUUID().replaceAll("-", "")}`;
  const row = await insertIntake(
    tx,
    { id, ticketId: ticket.id, round: ticket.round, claim, actor, at: ctx.now(), ...counts },
    segments.map(({ blob, indexBlob, records, bytes }) => ({ blob, indexBlob, records, bytes })),
  );
  const { offered, accepted, duplicates, refused } = stored;
  await insertAudit(tx, {
    actor,
    verb: "ticket.intake",
    target: ticket.key,
    details: { intake: id, offered, accepted, duplicates, refused },
  });
  if (accepted > 0) {
    const note = `${plural(accepted, "sample")} accepted`;
    const after = ticketAfter(ticket.state, "uploaded") ?? ticket.state;
    if (after !== ticket.state) {
      if (!(await moveTicketRow(tx, ticket.id, ticket.state, { state: after }))) throw notCollecting(ticket.state);
      await insertTicketEvent(tx, { ticketId: ticket.id, from: ticket.state, to: after, actor, note });
      await tellTicket(tx, ctx, ticket.key, { news: after, note, actor });
    }
  }
  return answer(intakeReceipt(ticket.key, row), false);
}

const answer = (receipt: TakenIn["receipt"], replayed: boolean): TakenIn => ({
  status: receipt.refused > 0 ? 207 : 201,
  receipt,
  replayed,
});

/** The refusal of data that nobody collects now. */
export function notCollecting(state: TicketState): ServiceError {
  return new ServiceError("ticket.not-collecting", `The ticket is ${state}.`, { details: { state } });
}
