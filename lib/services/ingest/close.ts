import { z } from "zod";
import { insertAudit } from "#db/audit.ts";
import type { Tx } from "#db/client.ts";
import { findGeneration, findLineage, type GenerationRow, lockLineage, updateGeneration } from "#db/lineages.ts";
import { countReference } from "#db/segments.ts";
import { actorName, type Context } from "#services/context.ts";
import { ServiceError } from "#services/errors.ts";
import { INDEX, SLUG } from "#services/lineages/slug.ts";
import { awaitVerdict as awaitTicketVerdict } from "#services/tickets/await-verdict.ts";
import { isBusy } from "./in-flight.ts";
import { type Judgement, judgementOf } from "./inspect.ts";
import { placeName } from "./place.ts";

/** Rejected lines are selective (long and odd ones go first), so a generation that lost many looks like collapse. */
const MOST_REJECTED = 0.05;
const POLL_MILLISECONDS = 250;

/** What closing a generation takes. */
export const CLOSE = z.strictObject({
  lineage: SLUG,
  index: INDEX,
  acceptRejects: z.union([z.boolean(), z.stringbool()]).default(false),
  reason: z.string().trim().max(2000).default(""),
  waitSeconds: z.coerce.number().min(0).max(600).default(0),
});

/** A closed generation. `verdict` null: it is not judged yet. */
export interface Closed {
  lineage: string;
  generation: number;
  revision: number;
  state: "closed";
  accepted: number;
  rejected: number;
  verdict: Judgement | null;
}

/**
 * Closes a generation and enqueues its judging in the same transaction; waits for the verdict if asked to.
 * Throws `generation.closed`, `generation.busy`, `close.empty`, `close.too-many-rejects`, `close.no-reference`, `not-found`.
 */
export async function closeGeneration(ctx: Context, input: unknown): Promise<Closed> {
  const { lineage, index, acceptRejects, reason, waitSeconds } = CLOSE.parse(input);
  const row = await ctx.db.transaction(async (tx) => {
    const found = await findLineage(tx, lineage);
    if (found === null) throw new ServiceError("not-found", `There is no lineage ${lineage}.`);
    await lockLineage(tx, found.id);
    const generation = await findGeneration(tx, found.id, index);
    if (generation === null) throw new ServiceError("not-found", `There is no generation ${index} of ${lineage}.`);
    assertClosable(generation, lineage, acceptRejects && reason !== "");
    if (index > 0) await assertHumanData(tx, found.id);
    const changes = { state: "closed", closedAt: ctx.now() } as const;
    const closed = await updateGeneration(tx, generation.id, "open", changes);
    if (closed === null) throw new ServiceError("generation.closed", `Generation ${index} is closed.`);
    const details = { generation: index, revision: closed.revision, acceptRejects, reason };
    await insertAudit(tx, { actor: actorName(ctx.actor), verb: "generation.close", target: lineage, details });
    await awaitTicketVerdict(tx, ctx, closed);
    await ctx.jobs.enqueue(tx, "evaluate", { lineageId: found.id });
    return closed;
  });
  return { ...outline(row, lineage), verdict: await awaitVerdict(ctx, row, waitSeconds) };
}

function outline(row: GenerationRow, lineage: string) {
  const { index: generation, revision, accepted, rejected } = row;
  return { lineage, generation, revision, state: "closed" as const, accepted, rejected };
}

function assertClosable(row: GenerationRow, lineage: string, isForgiven: boolean): void {
  if (row.state === "closed") throw new ServiceError("generation.closed", `Generation ${row.index} is closed.`);
  if (isBusy(placeName({ lineage, generation: row.index }))) {
    const message = "An upload to this generation is still running.";
    throw new ServiceError("generation.busy", message, { retryAfterSeconds: 2 });
  }
  if (row.accepted === 0) throw new ServiceError("close.empty");
  const share = row.rejected / (row.accepted + row.rejected);
  if (share <= MOST_REJECTED || isForgiven) return;
  const { accepted, rejected } = row;
  throw new ServiceError("close.too-many-rejects", `${rejected} of ${accepted + rejected} lines were rejected.`, {
    help: "Send the corrected lines, or close with acceptRejects and a reason.",
    details: { accepted, rejected, allowedShare: MOST_REJECTED },
  });
}

/** Without people there is nothing to compare with, and a generation would wait without saying for what. */
async function assertHumanData(tx: Tx, lineageId: string): Promise<void> {
  if ((await countReference(tx, lineageId)) > 0) return;
  const origin = await findGeneration(tx, lineageId, 0);
  if (origin === null || origin.accepted === 0) throw new ServiceError("close.no-reference");
}

async function awaitVerdict(ctx: Context, row: GenerationRow, waitSeconds: number): Promise<Closed["verdict"]> {
  const until = performance.now() + waitSeconds * 1000;
  for (;;) {
    const judged = await judgementOf(ctx, row);
    if (judged !== null || performance.now() >= until) return judged;
    await new Promise((resolve) => setTimeout(resolve, POLL_MILLISECONDS));
  }
}
