import { and, asc, eq, ne } from "drizzle-orm";
import type { Route } from "#domain/notify/target.ts";
import type { Tx } from "./client.ts";
import { route, target } from "./schema/notify.ts";

export type TargetRow = typeof target.$inferSelect;

/** Every target that ever was, oldest first; removed ones say so. */
export function listTargets(tx: Tx): Promise<TargetRow[]> {
  return tx.select().from(target).orderBy(asc(target.createdAt), asc(target.id));
}

/** The routes in the order in which they are tried. */
export async function listRoutes(tx: Tx): Promise<Route[]> {
  const rows = await tx.select().from(route).orderBy(asc(route.position), asc(route.id));
  return rows.map((row) => row.rule);
}

/** A target by its id, or null; removed ones too. */
export async function findTarget(tx: Tx, id: string): Promise<TargetRow | null> {
  const [row] = await tx.select().from(target).where(eq(target.id, id));
  return row ?? null;
}

/** Stores a target. Returns false when its name is taken. */
export async function insertTarget(tx: Tx, row: typeof target.$inferInsert): Promise<boolean> {
  const made = await tx.insert(target).values(row).onConflictDoNothing().returning({ id: target.id });
  return made.length === 1;
}

/** Overwrites the given columns of a target. Returns false when a new name is another's. */
export async function updateTarget(tx: Tx, id: string, set: Partial<typeof target.$inferInsert>): Promise<boolean> {
  if (set.name !== undefined) {
    const [other] = await tx
      .select({ id: target.id })
      .from(target)
      .where(and(eq(target.name, set.name), ne(target.id, id)));
    if (other) return false;
  }
  await tx.update(target).set(set).where(eq(target.id, id));
  return true;
}

/** Puts other routes in the place of all. */
export async function replaceRoutes(tx: Tx, rules: readonly Route[]): Promise<void> {
  await tx.delete(route);
  if (rules.length > 0) await tx.insert(route).values(rules.map((rule, position) => ({ position, rule })));
}
