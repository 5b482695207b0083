import { integer, jsonb, pgTable, primaryKey, serial, text, timestamp } from "drizzle-orm/pg-core";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Remembered answers of POSTs with an Idempotency-Key. Written in the transaction of what they answer for. */
export const idempotency = pgTable(
  "idempotency",
  {
    route: text("route").notNull(),
    key: text("key").notNull(),
    bodyDigest: text("body_digest").notNull(),
    status: integer("status").notNull(),
    response: jsonb("response").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (t) => [primaryKey({ columns: [t.route, t.key] })],
);

/** Who did what, in the transaction that did it. */
export const audit = pgTable("audit", {
  id: serial("id").primaryKey(),
  at: at("at").notNull().defaultNow(),
  actor: text("actor").notNull(),
  verb: text("verb").notNull(),
  target: text("target").notNull(),
  details: jsonb("details").notNull(),
});

/** Facts about this installation (for example how far the demo has loaded). */
export const setting = pgTable("setting", {
  key: text("key").primaryKey(),
  value: jsonb("value").notNull(),
});
