import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgSequence, pgTable, serial, text, timestamp, uniqueIndex } from "drizzle-orm/pg-core";
import type { AlertEvidence } from "#domain/alert/evidence.ts";
import type { Snooze } from "#domain/alert/snooze.ts";
import { ALERT_STATES, SEVERITIES } from "#domain/alert.ts";
import type { IntakeProgress } from "#domain/intake/progress.ts";
import type { AcceptanceRules } from "#domain/intake/rules.ts";
import { type InjectionQuantity, MECHANISMS, type TailEvent } from "#domain/judgement.ts";
import { TICKET_STATES } from "#domain/ticket.ts";
import type { TicketVerification } from "#domain/verify/verification.ts";
import { lineage } from "./lineage.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const alert = pgTable(
  "alert",
  {
    id: text("id").primaryKey(),
    lineageId: text("lineage_id")
      .notNull()
      .references(() => lineage.id, { onDelete: "cascade" }),
    policyId: text("policy_id").notNull(),
    slice: text("slice").notNull(),
    metric: text("metric").notNull(),
    severity: text("severity", { enum: SEVERITIES }).notNull(),
    state: text("state", { enum: ALERT_STATES }).notNull(),
    headline: text("headline").notNull(),
    openedIndex: integer("opened_index").notNull(),
    /** Last judged generation that moved it, or kept it where it is. */
    lastIndex: integer("last_index").notNull(),
    /** Judged generations running beyond the line, for `for`. */
    beyondRun: integer("beyond_run").notNull().default(1),
    /** Generations running that were ok, for `clearAfter`. */
    okRun: integer("ok_run").notNull().default(0),
    evidence: jsonb("evidence").$type<AlertEvidence>().notNull(),
    owner: text("owner"),
    /** Number of the lineage's group of open alerts; paging deduplicates on it. */
    groupNo: integer("group_no").notNull().default(0),
    snooze: jsonb("snooze").$type<Snooze>(),
    /** When people were last told of it. */
    toldAt: at("told_at"),
    /** The alert of the same policy that was resolved before this one opened. */
    previousId: text("previous_id"),
    openedAt: at("opened_at").notNull().defaultNow(),
    resolvedAt: at("resolved_at"),
  },
  (t) => [
    uniqueIndex("alert_open").on(t.lineageId, t.policyId, t.slice).where(sql`state <> 'resolved'`),
    index("alert_lineage").on(t.lineageId),
  ],
);

export const alertEvent = pgTable(
  "alert_event",
  {
    id: serial("id").primaryKey(),
    alertId: text("alert_id")
      .notNull()
      .references(() => alert.id, { onDelete: "cascade" }),
    at: at("at").notNull().defaultNow(),
    index: integer("index"),
    from: text("from", { enum: ALERT_STATES }),
    to: text("to", { enum: ALERT_STATES }).notNull(),
    actor: text("actor").notNull(),
    note: text("note").notNull().default(""),
  },
  (t) => [index("alert_event_alert").on(t.alertId)],
);

/** Numbers of TW-1, TW-2, …: safe under concurrency, a rolled back ticket leaves a gap. */
export const ticketNumber = pgSequence("ticket_number");

export const ticket = pgTable(
  "ticket",
  {
    id: text("id").primaryKey(),
    /** TW-1, TW-2, … */
    key: text("key").notNull().unique(),
    lineageId: text("lineage_id")
      .notNull()
      .references(() => lineage.id, { onDelete: "cascade" }),
    alertId: text("alert_id")
      .notNull()
      .references(() => alert.id),
    openedIndex: integer("opened_index").notNull(),
    state: text("state", { enum: TICKET_STATES }).notNull(),
    headline: text("headline").notNull(),
    mechanism: text("mechanism", { enum: MECHANISMS }),
    quantities: jsonb("quantities").$type<InjectionQuantity[]>().notNull(),
    lostEvents: jsonb("lost_events").$type<TailEvent[]>().notNull(),
    owner: text("owner"),
    due: text("due"),
    /** 1, and one more each time it is reopened. */
    round: integer("round").notNull().default(1),
    /** The reference that its quantities were computed against; null on tickets from before that was kept. */
    catalogueId: text("catalogue_id"),
    /** What human data must fulfil to be accepted. */
    rules: jsonb("rules").$type<AcceptanceRules>(),
    /** Cost of one human sample, in a currency. */
    price: jsonb("price").$type<{ amount: number; currency: string }>(),
    /** What the accepted data of this round are worth; null before the first. */
    progress: jsonb("progress").$type<IntakeProgress>(),
    bundleId: text("bundle_id"),
    /** The generation whose verdict it waits for, or had. */
    verifyIndex: integer("verify_index"),
    verification: jsonb("verification").$type<TicketVerification>(),
    /** Where it stands in an issue tracker. */
    outside: jsonb("outside").$type<{ tracker: string; key: string; url: string | null; state: string | null }>(),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("ticket_open").on(t.lineageId).where(sql`state not in ('verified', 'canceled')`),
    index("ticket_lineage").on(t.lineageId),
  ],
);

export const ticketEvent = pgTable(
  "ticket_event",
  {
    id: serial("id").primaryKey(),
    ticketId: text("ticket_id")
      .notNull()
      .references(() => ticket.id, { onDelete: "cascade" }),
    at: at("at").notNull().defaultNow(),
    from: text("from", { enum: TICKET_STATES }),
    to: text("to", { enum: TICKET_STATES }).notNull(),
    /** The generation that caused it; null for an act of a person. */
    index: integer("index"),
    actor: text("actor").notNull(),
    note: text("note").notNull().default(""),
  },
  (t) => [index("ticket_event_ticket").on(t.ticketId)],
);
