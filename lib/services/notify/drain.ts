import { createHash } from "node:crypto";
import { insertAudit } from "#db/audit.ts";
import type { Tx } from "#db/client.ts";
import {
  type Claimed,
  claimDelivery,
  dueTargets,
  insertAttempt,
  nextDue,
  settleDelivery,
  settleWaiting,
} from "#db/outbox.ts";
import { updateTarget } from "#db/targets.ts";
import { outcomeOf } from "#domain/notify/outcome.ts";
import { pauseAfter } from "#domain/notify/schedule.ts";
import { actorName, type Context } from "#services/context.ts";
import { type Installation, installationOf } from "./installation.ts";
import { keepTold } from "./keep-told.ts";
import { send, type Tried } from "./send.ts";

/** Longer than a try may take, so that a slow one is not sent twice at once. */
export const LEASE_MS = 60_000;
/** A receiver that failed rests a moment before another message is tried on it. */
const REST_MS = 5_000;
const GONE = "it answered 410: nobody is there any more";

/** What a look at the outbox did. `next`: when something is due again, or null when nothing waits. */
export interface Drained {
  delivered: number;
  failed: number;
  next: Date | null;
}

/**
 * Sends what is due, each target in a line of its own so that a slow one holds up nobody else, and enqueues the next look.
 * Guarantee: a delivery is sent at least once under one id, in the order of its thread; safe in several processes at once,
 * and to be killed at any moment: what was claimed is free again a minute later.
 */
export async function drainOutbox(ctx: Context): Promise<Drained> {
  const installation = await installationOf(ctx.db);
  const targets = await dueTargets(ctx.db, ctx.now());
  const lines = await Promise.all(targets.map((targetId) => drainTarget(ctx, targetId, installation)));
  const delivered = lines.reduce((sum, line) => sum + line.delivered, 0);
  const failed = lines.filter((line) => line.hasFailed).length;
  return { delivered, failed, next: await lookAgain(ctx, await keepTold(ctx, installation)) };
}

async function drainTarget(
  ctx: Context,
  targetId: string,
  installation: Installation,
): Promise<{ delivered: number; hasFailed: boolean }> {
  for (let delivered = 0; ; delivered++) {
    const now = ctx.now();
    const leasedUntil = new Date(now.getTime() + LEASE_MS);
    const claimed = await ctx.db.transaction((tx) => claimDelivery(tx, { targetId, now, leasedUntil }));
    if (claimed === null) return { delivered, hasFailed: false };
    const tried = await send(ctx, claimed, installation);
    const isDelivered = await ctx.db.transaction((tx) => record(tx, ctx, { ...claimed, leasedUntil }, tried));
    if (!isDelivered) return { delivered, hasFailed: true };
  }
}

/** Writes down a try and what follows from it. Returns whether the message arrived. */
export async function record(
  tx: Tx,
  ctx: Context,
  claimed: Claimed & { leasedUntil: Date },
  { status, said, milliseconds, retryAfter }: Tried,
): Promise<boolean> {
  const { delivery, target, message, leasedUntil } = claimed;
  const now = ctx.now();
  await insertAttempt(tx, { deliveryId: delivery.id, at: now, status, said, milliseconds });
  const outcome = outcomeOf(target.kind, status);
  const attempts = delivery.attempts + 1;
  // A try-out is over when its answer is known.
  const isTriedAgain = outcome === "retry" && message.body.kind !== "test";
  const pause = isTriedAgain ? pauseAfter(attempts, chanceOf(`${delivery.id} ${attempts}`), retryAfter) : null;
  const state = outcome === "delivered" ? ("delivered" as const) : pause === null ? ("dead" as const) : null;
  const set = state === null ? { nextAt: new Date(now.getTime() + (pause ?? 0)) } : { state, settledAt: now };
  await settleDelivery(tx, { id: delivery.id, leasedUntil }, { attempts, ...set });
  if (outcome === "gone") await disable(tx, ctx, target.id);
  return outcome === "delivered";
}

/** A number of [0, 1) that belongs to a text: the same try has the same jitter wherever it runs. */
function chanceOf(text: string): number {
  return createHash("sha256").update(text).digest().readUInt32BE(0) / 2 ** 32;
}

async function disable(tx: Tx, ctx: Context, targetId: string): Promise<void> {
  await updateTarget(tx, targetId, { isEnabled: false, disabledBecause: GONE });
  const givenUp = await settleWaiting(tx, targetId, "dead", ctx.now());
  const details = { because: GONE, givenUp };
  await insertAudit(tx, { actor: actorName({ kind: "system" }), verb: "target.disable", target: targetId, details });
}

/** Enqueues a look at the outbox for the moment when something is due again: a delivery, or what is `kept` told. */
async function lookAgain(ctx: Context, kept: Date | null): Promise<Date | null> {
  return ctx.db.transaction(async (tx) => {
    const waiting = await nextDue(tx);
    const due = waiting === null || (kept !== null && kept < waiting) ? kept : waiting;
    if (due === null) return null;
    const soonest = new Date(ctx.now().getTime() + REST_MS);
    const next = due < soonest ? soonest : due;
    await ctx.jobs.enqueue(tx, "notify", { cause: `due ${next.toISOString()}` }, next);
    return next;
  });
}
