import { and, eq, lt } from "drizzle-orm";
import type { Tx } from "./client.ts";
import { idempotency } from "./schema/index.ts";

export type RememberedAnswer = typeof idempotency.$inferSelect;

/** The answer that was given to a key of a route. */
export async function findAnswer(tx: Tx, route: string, key: string): Promise<RememberedAnswer | null> {
  const [found] = await tx
    .select()
    .from(idempotency)
    .where(and(eq(idempotency.route, route), eq(idempotency.key, key)));
  return found ?? null;
}

/**
 * Remembers an answer, in the transaction of what it answers for. False when the key has one already: roll back and give that one.
 * Two transactions with one key wait for each other here, so exactly one of them sees true.
 */
export async function rememberAnswer(tx: Tx, row: Omit<RememberedAnswer, "createdAt">): Promise<boolean> {
  const made = await tx.insert(idempotency).values(row).onConflictDoNothing().returning({ key: idempotency.key });
  return made.length === 1;
}

/** Forgets the answers that were given before a moment. */
export async function forgetAnswers(tx: Tx, before: Date): Promise<void> {
  await tx.delete(idempotency).where(lt(idempotency.createdAt, before));
}
