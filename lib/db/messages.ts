import { and, asc, eq, inArray, isNull, lt, ne, not, notInArray, sql } from "drizzle-orm";
import type { AlertState } from "#domain/alert.ts";
import type { Message } from "#domain/notify/message.ts";
import type { DELIVERY_STATES } from "#domain/notify/target.ts";
import type { Tx } from "./client.ts";
import { alert } from "./schema/alerting.ts";
import { delivery, message, target } from "./schema/notify.ts";

type DeliveryState = (typeof DELIVERY_STATES)[number];

/** Writes a message and what carries it, due at once. */
export async function insertMessage(
  tx: Tx,
  row: typeof message.$inferInsert,
  deliveries: readonly Omit<typeof delivery.$inferInsert, "messageId">[],
): Promise<void> {
  await tx.insert(message).values(row);
  await tx.insert(delivery).values(deliveries.map((each) => ({ ...each, messageId: row.id })));
}

/** The alerts of a lineage's groups with their states. */
export async function statesOfGroups(
  tx: Tx,
  lineageId: string,
  groups: readonly number[],
): Promise<Map<string, AlertState>> {
  const rows = await tx
    .select({ id: alert.id, state: alert.state })
    .from(alert)
    .where(and(eq(alert.lineageId, lineageId), inArray(alert.groupNo, [...groups])));
  return new Map(rows.map((row) => [row.id, row.state]));
}

/** Which of these alerts each target was told of, by target; what was dropped was never told. */
export async function toldOf(tx: Tx, alertIds: readonly string[]): Promise<Map<string, Set<string>>> {
  const told = new Map<string, Set<string>>();
  if (alertIds.length === 0) return told;
  const wanted = new Set(alertIds);
  const rows = await tx
    .select({ targetId: delivery.targetId, subjects: message.subjects })
    .from(delivery)
    .innerJoin(message, eq(message.id, delivery.messageId))
    .where(and(hasSubject(alertIds), ne(delivery.state, "dropped")));
  for (const { targetId, subjects } of rows) {
    const known = told.get(targetId) ?? new Set<string>();
    for (const id of subjects) if (wanted.has(id)) known.add(id);
    told.set(targetId, known);
  }
  return told;
}

/** The alerts that are open and were told of, of one lineage or of all. */
export async function openAlertIds(tx: Tx, lineageId: string | null): Promise<string[]> {
  const isOpen = and(
    notInArray(alert.state, ["pending", "resolved"]),
    lineageId ? eq(alert.lineageId, lineageId) : undefined,
  );
  const rows = await tx.select({ id: alert.id }).from(alert).where(isOpen);
  return rows.map((row) => row.id);
}

/** A message as it went to a target. */
export interface SentMessage {
  deliveryId: string;
  targetId: string;
  thread: string;
  state: DeliveryState;
  body: Message;
}

/** What was sent about some alerts, to one target or to all that are there, in the order in which it was written. */
export async function messagesAbout(
  tx: Tx,
  alertIds: readonly string[],
  targetId: string | null,
): Promise<SentMessage[]> {
  if (alertIds.length === 0) return [];
  return tx
    .select({
      deliveryId: delivery.id,
      targetId: delivery.targetId,
      thread: delivery.thread,
      state: delivery.state,
      body: message.body,
    })
    .from(delivery)
    .innerJoin(message, eq(message.id, delivery.messageId))
    .innerJoin(target, eq(target.id, delivery.targetId))
    .where(
      and(
        hasSubject(alertIds),
        ne(message.type, "test"),
        isNull(target.removedAt),
        targetId === null ? undefined : eq(delivery.targetId, targetId),
      ),
    )
    .orderBy(asc(delivery.position));
}

/** Forgets messages from before a moment with their deliveries, but for those on the way and those about an alert that is open. */
export async function forgetMessages(tx: Tx, before: Date): Promise<void> {
  const onTheWay = tx.select({ id: delivery.messageId }).from(delivery).where(eq(delivery.state, "waiting"));
  const open = await openAlertIds(tx, null);
  await tx
    .delete(message)
    .where(
      and(
        lt(message.createdAt, before),
        notInArray(message.id, onTheWay),
        open.length === 0 ? undefined : not(hasSubject(open)),
      ),
    );
}

function hasSubject(ids: readonly string[]) {
  const list = sql.join(
    ids.map((id) => sql`${id}`),
    sql`, `,
  );
  return sql`${message.subjects} ?| array[${list}]::text[]`;
}
