import { sql } from "drizzle-orm";
import { index, jsonb, pgTable, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import { lineage } from "./lineage.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A level that a person accepted: model generations that later ones are also compared with. At most one is not ended. */
export const baseline = pgTable(
  "baseline",
  {
    id: text("id").primaryKey(),
    lineageId: text("lineage_id")
      .notNull()
      .references(() => lineage.id, { onDelete: "cascade" }),
    name: text("name").notNull(),
    reason: text("reason").notNull(),
    /** Indices, ascending. */
    generations: jsonb("generations").$type<number[]>().notNull(),
    /** Blobs of their summaries as they were accepted: reopening a generation changes nothing here. */
    summaries: jsonb("summaries").$type<string[]>().notNull(),
    acceptedBy: text("accepted_by").notNull(),
    acceptedAt: at("accepted_at").notNull(),
    expiresAt: at("expires_at").notNull(),
    endedAt: at("ended_at"),
  },
  (t) => [
    uniqueIndex("baseline_open").on(t.lineageId).where(sql`ended_at is null`),
    index("baseline_lineage").on(t.lineageId),
  ],
);
