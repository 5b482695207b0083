import { index, jsonb, pgTable, serial, text, timestamp } from "drizzle-orm/pg-core";
import type { FrozenReview } from "#domain/present/views/frozen-review.ts";
import { lineage } from "./lineage.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** A week that somebody reviewed. Frozen, its document never changes. */
export const review = pgTable("review", {
  /** 2026-W47, or 2026-W47-2 for a second freeze of that week. */
  id: text("id").primaryKey(),
  week: text("week").notNull(),
  reviewer: text("reviewer").notNull(),
  note: text("note").notNull().default(""),
  document: jsonb("document").$type<FrozenReview>().notNull(),
  /** SHA-256 of the canonical JSON of the document. */
  digest: text("digest").notNull(),
  /** Of the link that is shared: shows no sample text, ends at `sharedUntil`. */
  shareToken: text("share_token"),
  sharedUntil: at("shared_until"),
  at: at("at").notNull().defaultNow(),
});

/** Something decided in a review: who does what until when. */
export const commitment = pgTable(
  "commitment",
  {
    id: serial("id").primaryKey(),
    lineageId: text("lineage_id").references(() => lineage.id, { onDelete: "cascade" }),
    week: text("week").notNull(),
    /** TW-3, or the id of an alert. */
    subject: text("subject").notNull(),
    finding: text("finding").notNull(),
    decision: text("decision").notNull(),
    owner: text("owner").notNull(),
    due: text("due").notNull(),
    by: text("by").notNull(),
    at: at("at").notNull().defaultNow(),
    doneAt: at("done_at"),
  },
  (t) => [index("commitment_lineage").on(t.lineageId)],
);

/** Weeks marked as reviewed, by whom. */
export const reviewMark = pgTable("review_mark", {
  id: serial("id").primaryKey(),
  week: text("week").notNull(),
  reviewer: text("reviewer").notNull(),
  note: text("note").notNull().default(""),
  at: at("at").notNull().defaultNow(),
});
