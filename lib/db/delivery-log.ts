import { and, asc, count, desc, eq, gt, inArray, lt, max, ne, sql } from "drizzle-orm";
import type { DELIVERY_STATES } from "#domain/notify/target.ts";
import type { Tx } from "./client.ts";
import type { DeliveryRow } from "./outbox.ts";
import { attempt, delivery, message, target } from "./schema/notify.ts";
import type { TargetRow } from "./targets.ts";

type DeliveryState = (typeof DELIVERY_STATES)[number];
export type AttemptRow = typeof attempt.$inferSelect;

/** A delivery with what it carries and where it goes. */
export interface LoggedDelivery {
  delivery: DeliveryRow;
  message: typeof message.$inferSelect;
  target: TargetRow;
}

/** What of the log is wanted; `before`: a position, for the next page. */
export interface LogFilter {
  state?: DeliveryState | undefined;
  targetId?: string | undefined;
  subject?: string | undefined;
  before?: number | undefined;
  limit: number;
}

/** Deliveries, newest first. */
export function listDeliveries(tx: Tx, filter: LogFilter): Promise<LoggedDelivery[]> {
  const { state, targetId, subject, before, limit } = filter;
  const wanted = and(
    state === undefined ? undefined : eq(delivery.state, state),
    targetId === undefined ? undefined : eq(delivery.targetId, targetId),
    subject === undefined ? undefined : sql`${message.subjects} ? ${subject}`,
    before === undefined ? undefined : lt(delivery.position, before),
  );
  return tx
    .select({ delivery, message, target })
    .from(delivery)
    .innerJoin(message, eq(message.id, delivery.messageId))
    .innerJoin(target, eq(target.id, delivery.targetId))
    .where(wanted)
    .orderBy(desc(delivery.position))
    .limit(limit);
}

/** The tries of some deliveries, oldest first. */
export async function attemptsOf(tx: Tx, deliveryIds: readonly string[]): Promise<AttemptRow[]> {
  if (deliveryIds.length === 0) return [];
  return tx
    .select()
    .from(attempt)
    .where(inArray(attempt.deliveryId, [...deliveryIds]))
    .orderBy(asc(attempt.id));
}

/** How a target fares: when it last took a message, since when it fails, how many messages wait and are given up. */
export interface TargetHealth {
  lastDelivered: Date | null;
  failingSince: Date | null;
  /** The newest try, while it fails. */
  failure: Pick<AttemptRow, "at" | "status" | "said" | "milliseconds"> | null;
  waiting: number;
  dead: number;
}

/** How every target fares, by its id. Failing: the newest try of it did not arrive; since the first after the last that did. */
export async function targetHealth(tx: Tx): Promise<Map<string, TargetHealth>> {
  const counted = await tx
    .select({ targetId: delivery.targetId, state: delivery.state, amount: count() })
    .from(delivery)
    .innerJoin(message, and(eq(message.id, delivery.messageId), ne(message.type, "test")))
    .groupBy(delivery.targetId, delivery.state);
  const arrived = await tx
    .select({ targetId: delivery.targetId, at: max(delivery.settledAt) })
    .from(delivery)
    .where(eq(delivery.state, "delivered"))
    .groupBy(delivery.targetId);
  const lastOf = new Map(arrived.map((row) => [row.targetId, row.at]));
  const since = await failingOf(tx);
  const ids = new Set([...counted.map((row) => row.targetId), ...lastOf.keys(), ...since.keys()]);
  const amount = (id: string, state: DeliveryState) =>
    counted.find((row) => row.targetId === id && row.state === state)?.amount ?? 0;
  return new Map(
    Array.from(ids, (id) => [
      id,
      {
        lastDelivered: lastOf.get(id) ?? null,
        failingSince: since.get(id)?.since ?? null,
        failure: since.get(id)?.last ?? null,
        waiting: amount(id, "waiting"),
        dead: amount(id, "dead"),
      },
    ]),
  );
}

type Failing = { since: Date; last: NonNullable<TargetHealth["failure"]> };

/** The tries of each target that failed after the last that arrived: the first, and the newest. */
async function failingOf(tx: Tx): Promise<Map<string, Failing>> {
  const { rows } = await tx.execute<Omit<Failing["last"], "at"> & { targetId: string; since: string; at: string }>(sql`
    select distinct on (d.target_id) d.target_id as "targetId", a.at, a.status, a.said, a.milliseconds,
      min(a.at) over (partition by d.target_id) as since
    from attempt a join delivery d on d.id = a.delivery_id
    where (a.status is null or a.status not between 200 and 299)
      and a.at > coalesce((select max(e.settled_at) from delivery e
        where e.target_id = d.target_id and e.state = 'delivered'), '-infinity'::timestamptz)
    order by d.target_id, a.at desc, a.id desc`);
  return new Map(
    rows.map(({ targetId, since, at, status, said, milliseconds }) => [
      targetId,
      { since: new Date(since), last: { at: new Date(at), status, said, milliseconds } },
    ]),
  );
}

/** One delivery with what it carries and where it goes, or null. */
export async function findDelivery(tx: Tx, id: string): Promise<LoggedDelivery | null> {
  const [row] = await tx
    .select({ delivery, message, target })
    .from(delivery)
    .innerJoin(message, eq(message.id, delivery.messageId))
    .innerJoin(target, eq(target.id, delivery.targetId))
    .where(eq(delivery.id, id));
  return row ?? null;
}

/** Whether a later message of its thread arrived at its target. */
export async function hasLaterDelivered(tx: Tx, { targetId, thread, position }: DeliveryRow): Promise<boolean> {
  const isLater = and(eq(delivery.targetId, targetId), eq(delivery.thread, thread), gt(delivery.position, position));
  const [row] = await tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(isLater, eq(delivery.state, "delivered")))
    .limit(1);
  return row !== undefined;
}

/** Puts a settled delivery back on the way, due now, its tries counted anew. Returns false for one that is not settled. */
export async function reviveDelivery(tx: Tx, id: string, now: Date): Promise<boolean> {
  const isSettled = and(eq(delivery.id, id), inArray(delivery.state, ["dead", "delivered"]));
  const rows = await tx
    .update(delivery)
    .set({ state: "waiting", attempts: 0, nextAt: now, settledAt: null, leasedUntil: null })
    .where(isSettled)
    .returning({ id: delivery.id });
  return rows.length === 1;
}

/** How many deliveries to targets that are still there were given up. */
export async function countDead(tx: Tx): Promise<number> {
  const [row] = await tx
    .select({ amount: count() })
    .from(delivery)
    .innerJoin(message, eq(message.id, delivery.messageId))
    .innerJoin(target, eq(target.id, delivery.targetId))
    .where(and(eq(delivery.state, "dead"), ne(message.type, "test"), sql`${target.removedAt} is null`));
  return row?.amount ?? 0;
}
