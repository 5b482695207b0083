import { eq } from "drizzle-orm";
import type { Tx } from "./client.ts";
import { lineage } from "./schema/index.ts";

/** Deletes every demo lineage with all that hangs on it. Returns their slugs. */
export async function deleteDemoLineages(tx: Tx): Promise<string[]> {
  const gone = await tx.delete(lineage).where(eq(lineage.isDemo, true)).returning({ slug: lineage.slug });
  return gone.map((row) => row.slug);
}
