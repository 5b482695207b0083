import { eq, sql } from "drizzle-orm";
import { lineage } from "./schema/lineage.ts";

/** Lineages that lists and counts show: the installation's own; the demo's only while there is no other. */
export function isShown() {
  return eq(lineage.isDemo, sql`(not exists (select 1 from lineage own where not own.is_demo))`);
}
