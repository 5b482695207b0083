import { randomUUID } from "node:crypto";
import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import { acceptedSegments, type BundleRow, insertBundle } from "#db/bundles.ts";
import { findLineage, listGenerations, lockLineage } from "#db/lineages.ts";
import { findTicket, insertTicketEvent, moveTicketRow, type TicketRow } from "#db/tickets.ts";
import type { EventDocument } from "#domain/events.ts";
import { defaultPolicies } from "#domain/policy.ts";
import { humanSamplesWanted, type TicketState, ticketAfter } from "#domain/ticket.ts";
import type { AssembledBundle } from "#engine/assemble-bundle.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { frozenReference } from "#services/evaluate/reference.ts";
import { tellTicket } from "./tell.ts";

/** What injecting takes. `modelSamples`: model samples of the next bundle; absent: as many as the quantities counted on. */
export const INJECTION = z.strictObject({
  expected: z.string().optional(),
  note: z.string().trim().max(2000).default(""),
  modelSamples: z.coerce.number().int().min(0).max(2_000_000_000).optional(),
});

/** An injected ticket with its bundle. */
export interface Injected {
  key: string;
  state: TicketState;
  bundle: string;
}

/**
 * Makes the next bundle version of a lineage from the human data accepted against a ticket: four fifths train, the rest
 * stays out and joins the reference. The ticket is injected; the next generation that closes verifies it.
 * Guarantee: bundle, move, history, audit and message are one transaction; of two people who act at once one gets
 * `state.conflict`, and so does who injects while an upload comes in.
 * Throws `not-found`, `state.conflict`, `request.invalid` where less is accepted than needed and no note says why.
 */
export async function injectTicket(ctx: Context, key: string, input: unknown): Promise<Injected> {
  const { expected, note, modelSamples } = INJECTION.parse(input);
  const found = await findTicket(ctx.db, key);
  if (!found) throw new ServiceError("not-found", "There is no such ticket.");
  const { ticket } = found;
  assertInjectable(ticket, expected);
  const accepted = await acceptedSegments(ctx.db, { ticketId: ticket.id, round: ticket.round });
  const made = await assembled(
    ctx,
    found.lineage.slug,
    accepted.map(({ blob }) => blob),
  );
  const needed = ticket.progress?.needed ?? humanSamplesWanted(ticket.quantities);
  if (made.humanSamples < needed && note === "")
    throw new ServiceError(
      "request.invalid",
      `note: ${made.humanSamples} train of ${needed} needed; say why that is enough`,
    );
  return ctx.db.transaction(async (tx) => {
    await lockLineage(tx, ticket.lineageId);
    const now = await findTicket(tx, key);
    if (!now || now.ticket.state !== ticket.state) throw conflict(now?.ticket.state ?? ticket.state);
    const still = await acceptedSegments(tx, { ticketId: ticket.id, round: ticket.round });
    if (still.length !== accepted.length)
      throw new ServiceError("state.conflict", "Human data came in meanwhile.", { help: "Inject again." });
    const generations = await listGenerations(tx, ticket.lineageId);
    const modelIndex = generations.findLast(({ state }) => state === "closed")?.index ?? ticket.openedIndex;
    const size = modelSamples ?? ticket.quantities[0]?.inputs.bundle ?? 0;
    const bundle = await insertBundle(tx, bundleOf(ticket, made, { modelIndex, modelSamples: size }));
    if (!(await moveTicketRow(tx, ticket.id, "collecting", { state: "injected", bundleId: bundle.id })))
      throw conflict(ticket.state);
    const actor = actorName(ctx.actor);
    const said = `bundle ${bundle.version}: ${made.humanSamples} human samples train, ${made.heldBack} join the reference${note === "" ? "" : `; ${note}`}`;
    await insertTicketEvent(tx, { ticketId: ticket.id, from: "collecting", to: "injected", actor, note: said });
    const details = { bundle: bundle.id, humanSamples: made.humanSamples, heldBack: made.heldBack, note };
    await insertAudit(tx, { actor, verb: "ticket.inject", target: key, details });
    await tellTicket(tx, ctx, key, { news: "injected", note, actor });
    return { key, state: "injected", bundle: bundle.id };
  });
}

function assertInjectable({ state }: TicketRow, expected: string | undefined): void {
  if (ticketAfter(state, "inject") === null || (expected !== undefined && expected !== state)) throw conflict(state);
}

async function assembled(ctx: Context, slug: string, segments: string[]): Promise<AssembledBundle> {
  if (segments.length === 0)
    throw new ServiceError("request.invalid", "Nothing was accepted yet: there is nothing to inject.");
  const lineage = await findLineage(ctx.db, slug);
  const frozen = lineage && (await frozenReference(ctx, lineage, Number.MAX_SAFE_INTEGER));
  if (!lineage || !frozen) throw new ServiceError("not-found", `The lineage ${slug} was removed.`);
  return ctx.pool.run("assemble-bundle", {
    folder: ctx.blobFolder,
    segments,
    reference: frozen.blob,
    salt: lineage.salt,
    // The cast is safe: the verb that stored the document parsed it.
    events: lineage.events as EventDocument | null,
    policies: defaultPolicies(),
  });
}

function bundleOf(
  { id: ticketId, lineageId }: TicketRow,
  { isAlike, humanSamples, heldBack, segments, heldSegments, digest }: AssembledBundle,
  model: { modelIndex: number; modelSamples: number },
): Omit<BundleRow, "version" | "createdAt"> {
  const freshShare = humanSamples / (model.modelSamples + humanSamples);
  return {
    id: `bn_${randomUUID().replaceAll("-", "").slice(0, 16)}`,
    lineageId,
    ticketId,
    ...model,
    ...{ humanSamples, heldBack, segments, heldSegments, digest, freshShare },
    isPooled: isAlike !== null,
    poolShare: isAlike === false ? freshShare : null,
    fromIndex: null,
  };
}

const conflict = (state: TicketState) =>
  new ServiceError("state.conflict", `The ticket is ${state} now.`, { details: { state } });
