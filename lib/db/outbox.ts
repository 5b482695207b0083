import { and, asc, eq, exists, isNull, lt, lte, min, not, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import type { Tx } from "./client.ts";
import { attempt, delivery, message, target } from "./schema/notify.ts";

export type DeliveryRow = typeof delivery.$inferSelect;

/** A delivery that this process may send until its lease ends. */
export interface Claimed {
  delivery: DeliveryRow;
  message: typeof message.$inferSelect;
  target: typeof target.$inferSelect;
}

const isFree = (now: Date) => or(isNull(delivery.leasedUntil), lte(delivery.leasedUntil, now));

/** Whether nothing earlier of its thread is on the way to the same target. */
function isNext(tx: Tx) {
  const earlier = alias(delivery, "earlier");
  const isBefore = and(
    eq(earlier.targetId, delivery.targetId),
    eq(earlier.thread, delivery.thread),
    eq(earlier.state, "waiting"),
    lt(earlier.position, delivery.position),
  );
  return not(exists(tx.select({ id: earlier.id }).from(earlier).where(isBefore)));
}

/** The targets that something is due for. */
export async function dueTargets(tx: Tx, now: Date): Promise<string[]> {
  const rows = await tx
    .selectDistinct({ id: delivery.targetId })
    .from(delivery)
    .where(and(eq(delivery.state, "waiting"), lte(delivery.nextAt, now), isFree(now)))
    .orderBy(asc(delivery.targetId));
  return rows.map((row) => row.id);
}

/**
 * Takes the oldest due delivery of a target, or null; nobody else gets it before the lease ends. One whose thread still has
 * an earlier one on the way is not due. `messageId`: this one or none.
 */
export async function claimDelivery(
  tx: Tx,
  place: { targetId: string; now: Date; leasedUntil: Date; messageId?: string },
): Promise<Claimed | null> {
  const { targetId, now, leasedUntil, messageId } = place;
  const isDue = and(
    messageId === undefined ? undefined : eq(delivery.messageId, messageId),
    eq(delivery.targetId, targetId),
    eq(delivery.state, "waiting"),
    lte(delivery.nextAt, now),
    isFree(now),
  );
  const [next] = await tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(isDue, isNext(tx)))
    .orderBy(asc(delivery.position))
    .limit(1)
    .for("update", { skipLocked: true });
  if (!next) return null;
  await tx.update(delivery).set({ leasedUntil }).where(eq(delivery.id, next.id));
  const [row] = await tx
    .select({ delivery, message, target })
    .from(delivery)
    .innerJoin(message, eq(message.id, delivery.messageId))
    .innerJoin(target, eq(target.id, delivery.targetId))
    .where(eq(delivery.id, next.id));
  return row ?? null;
}

/** Writes down a try. */
export async function insertAttempt(tx: Tx, row: typeof attempt.$inferInsert): Promise<void> {
  await tx.insert(attempt).values(row);
}

/** Changes a delivery that is still leased until the given moment. Returns whether it was. */
export async function settleDelivery(
  tx: Tx,
  claimed: { id: string; leasedUntil: Date },
  set: Partial<typeof delivery.$inferInsert>,
): Promise<boolean> {
  const isOurs = and(eq(delivery.id, claimed.id), eq(delivery.leasedUntil, claimed.leasedUntil));
  const rows = await tx
    .update(delivery)
    .set({ ...set, leasedUntil: null })
    .where(isOurs)
    .returning({ id: delivery.id });
  return rows.length === 1;
}

/** Gives up what waits for a target, or drops it: `dead` may be sent again, `dropped` never was. Returns how many. */
export async function settleWaiting(tx: Tx, targetId: string, state: "dead" | "dropped", now: Date): Promise<number> {
  const isWaiting = and(eq(delivery.targetId, targetId), eq(delivery.state, "waiting"));
  const rows = await tx
    .update(delivery)
    .set({ state, settledAt: now, leasedUntil: null })
    .where(isWaiting)
    .returning({ id: delivery.id });
  return rows.length;
}

/** When the next waiting delivery may be sent, or null when nothing waits. */
export async function nextDue(tx: Tx): Promise<Date | null> {
  const [row] = await tx
    .select({ at: min(sql<string>`greatest(${delivery.nextAt}, ${delivery.leasedUntil})`) })
    .from(delivery)
    .where(and(eq(delivery.state, "waiting"), isNext(tx)));
  return row?.at == null ? null : new Date(row.at);
}
