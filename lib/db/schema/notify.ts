import { boolean, index, integer, jsonb, pgTable, serial, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import type { Message } from "#domain/notify/message.ts";
import { DELIVERY_STATES, type Route, TARGET_KINDS, type TargetSettings } from "#domain/notify/target.ts";
import { lineage } from "./lineage.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Somewhere messages go. */
export const target = pgTable("target", {
  id: text("id").primaryKey(),
  kind: text("kind", { enum: TARGET_KINDS }).notNull(),
  name: text("name").notNull().unique(),
  settings: jsonb("settings").$type<TargetSettings>().notNull(),
  isEnabled: boolean("is_enabled").notNull().default(true),
  /** Why it was switched off by itself (410), else null. */
  disabledBecause: text("disabled_because"),
  /** Kept after removal so that open incidents are still resolved there. */
  removedAt: at("removed_at"),
  createdAt: at("created_at").notNull().defaultNow(),
});

/** Who is told of what: the first that fits, by position. */
export const route = pgTable("route", {
  id: serial("id").primaryKey(),
  position: integer("position").notNull(),
  rule: jsonb("rule").$type<Route>().notNull(),
});

/** One thing to tell, written in the transaction of what it tells. Never changed. */
export const message = pgTable(
  "message",
  {
    /** Stable over retries and replays; a receiver deduplicates on it. */
    id: text("id").primaryKey(),
    lineageId: text("lineage_id").references(() => lineage.id, { onDelete: "set null" }),
    type: text("type").notNull(),
    /** Ids of the alerts, or key of the ticket, that it is about. */
    subjects: jsonb("subjects").$type<string[]>().notNull(),
    body: jsonb("body").$type<Message>().notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (t) => [index("message_lineage").on(t.lineageId)],
);

/** A message on its way to one target. */
export const delivery = pgTable(
  "delivery",
  {
    id: text("id").primaryKey(),
    messageId: text("message_id")
      .notNull()
      .references(() => message.id, { onDelete: "cascade" }),
    targetId: text("target_id")
      .notNull()
      .references(() => target.id, { onDelete: "cascade" }),
    /** Messages of one thread reach a target in the order in which they were written. */
    thread: text("thread").notNull(),
    state: text("state", { enum: DELIVERY_STATES }).notNull().default("waiting"),
    attempts: integer("attempts").notNull().default(0),
    nextAt: at("next_at").notNull(),
    /** Until then a process is sending it. */
    leasedUntil: at("leased_until"),
    settledAt: at("settled_at"),
    createdAt: at("created_at").notNull().defaultNow(),
    /** Order in which it was written. */
    position: serial("position").notNull(),
  },
  (t) => [
    uniqueIndex("delivery_message_target").on(t.messageId, t.targetId),
    index("delivery_due").on(t.state, t.nextAt),
    index("delivery_target").on(t.targetId),
  ],
);

/** One try to deliver. `status` null: nothing was answered. */
export const attempt = pgTable(
  "attempt",
  {
    id: serial("id").primaryKey(),
    deliveryId: text("delivery_id")
      .notNull()
      .references(() => delivery.id, { onDelete: "cascade" }),
    at: at("at").notNull(),
    status: integer("status"),
    /** What was answered or what broke, at most 300 characters. */
    said: text("said").notNull(),
    milliseconds: integer("milliseconds").notNull(),
  },
  (t) => [index("attempt_delivery").on(t.deliveryId)],
);
