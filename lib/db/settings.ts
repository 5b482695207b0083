import { eq } from "drizzle-orm";
import type { Tx } from "./client.ts";
import { setting } from "./schema/index.ts";

/** The value of a setting; undefined when it was never set. Callers parse it: it is whatever was written. */
export async function getSetting(tx: Tx, key: string): Promise<unknown> {
  const [found] = await tx.select().from(setting).where(eq(setting.key, key));
  return found?.value;
}

export async function setSetting(tx: Tx, key: string, value: unknown): Promise<void> {
  await tx.insert(setting).values({ key, value }).onConflictDoUpdate({ target: setting.key, set: { value } });
}

/** Stores a setting unless there is one, and returns the one that is stored. */
export async function keptSetting(tx: Tx, key: string, value: unknown): Promise<unknown> {
  await tx.insert(setting).values({ key, value }).onConflictDoNothing();
  return getSetting(tx, key);
}
