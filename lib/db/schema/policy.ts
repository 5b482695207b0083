import { index, integer, jsonb, pgTable, serial, text, timestamp } from "drizzle-orm/pg-core";
import type { PolicyDocument } from "#domain/policy.ts";
import { lineage } from "./lineage.ts";

/**
 * Versions of the policies, appended, never changed. `lineageId` null: of all lineages that have none of their own.
 * Version 1 is what the metrics themselves propose and has no row.
 */
export const policyVersion = pgTable(
  "policy_version",
  {
    id: serial("id").primaryKey(),
    lineageId: text("lineage_id").references(() => lineage.id, { onDelete: "cascade" }),
    version: integer("version").notNull(),
    document: jsonb("document").$type<PolicyDocument>().notNull(),
    author: text("author").notNull(),
    rationale: text("rationale").notNull(),
    at: timestamp("at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
  },
  (t) => [index("policy_version_lineage").on(t.lineageId, t.version)],
);
