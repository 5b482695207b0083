import { and, eq, inArray, ne, sql } from "drizzle-orm";
import type { AlertState } from "#domain/alert.ts";
import type { Tx } from "./client.ts";
import { alert } from "./schema/alerting.ts";
import { delivery, message } from "./schema/notify.ts";

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
  const ids = sql.join(
    alertIds.map((id) => sql`${id}`),
    sql`, `,
  );
  const rows = await tx
    .select({ targetId: delivery.targetId, subjects: message.subjects })
    .from(delivery)
    .innerJoin(message, eq(message.id, delivery.messageId))
    .where(and(sql`${message.subjects} ?| array[${ids}]::text[]`, ne(delivery.state, "dropped")));
  for (const { targetId, subjects } of rows) {
    const known = told.get(targetId) ?? new Set<string>();
    for (const id of subjects) if (wanted.has(id)) known.add(id);
    told.set(targetId, known);
  }
  return told;
}
