import { asc, eq } from "drizzle-orm";
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

/** Overwrites the given columns of a target. */
export async function updateTarget(tx: Tx, id: string, set: Partial<typeof target.$inferInsert>): Promise<void> {
  await tx.update(target).set(set).where(eq(target.id, id));
}
