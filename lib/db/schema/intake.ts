import { boolean, doublePrecision, index, integer, jsonb, pgTable, serial, text, timestamp } from "drizzle-orm/pg-core";
import type { IntakeClaim } from "#domain/intake/rules.ts";
import type { Rejection } from "#domain/sample.ts";
import { ticket } from "./alerting.ts";
import { lineage } from "./lineage.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** One upload of human data against a ticket. */
export const intake = pgTable(
  "intake",
  {
    id: text("id").primaryKey(),
    ticketId: text("ticket_id")
      .notNull()
      .references(() => ticket.id, { onDelete: "cascade" }),
    /** Of the ticket, when it came. */
    round: integer("round").notNull().default(1),
    claim: jsonb("claim").$type<IntakeClaim>().notNull(),
    actor: text("actor").notNull(),
    /** SHA-256 of the decoded body. */
    digest: text("digest").notNull(),
    offered: integer("offered").notNull(),
    accepted: integer("accepted").notNull(),
    duplicates: integer("duplicates").notNull(),
    refused: integer("refused").notNull(),
    refusedByCode: jsonb("refused_by_code").$type<Record<string, number>>().notNull(),
    /** The first of the refused lines. */
    refusals: jsonb("refusals").$type<Rejection[]>().notNull(),
    at: at("at").notNull().defaultNow(),
  },
  (t) => [index("intake_ticket").on(t.ticketId)],
);

/** Where accepted human data lie. */
export const intakeSegment = pgTable(
  "intake_segment",
  {
    id: serial("id").primaryKey(),
    intakeId: text("intake_id")
      .notNull()
      .references(() => intake.id, { onDelete: "cascade" }),
    ticketId: text("ticket_id")
      .notNull()
      .references(() => ticket.id, { onDelete: "cascade" }),
    blob: text("blob").notNull(),
    indexBlob: text("index_blob").notNull(),
    records: integer("records").notNull(),
    bytes: integer("bytes").notNull(),
  },
  (t) => [index("intake_segment_ticket").on(t.ticketId)],
);

/** What is said about a ticket. `source`: where it was said. */
export const ticketComment = pgTable(
  "ticket_comment",
  {
    id: serial("id").primaryKey(),
    ticketId: text("ticket_id")
      .notNull()
      .references(() => ticket.id, { onDelete: "cascade" }),
    at: at("at").notNull().defaultNow(),
    author: text("author").notNull(),
    body: text("body").notNull(),
    source: text("source", { enum: ["tailwatch", "tracker"] })
      .notNull()
      .default("tailwatch"),
  },
  (t) => [index("ticket_comment_ticket").on(t.ticketId)],
);

/** A version of what a lineage trains on: model samples of one generation, and accepted human samples beside them. Never changed. */
export const bundle = pgTable(
  "bundle",
  {
    id: text("id").primaryKey(),
    lineageId: text("lineage_id")
      .notNull()
      .references(() => lineage.id, { onDelete: "cascade" }),
    /** 1, 2, … within its lineage. */
    version: integer("version").notNull(),
    ticketId: text("ticket_id").references(() => ticket.id, { onDelete: "set null" }),
    /** The newest closed generation when it was made: the model samples are its. */
    modelIndex: integer("model_index").notNull(),
    modelSamples: integer("model_samples").notNull(),
    /** Accepted human samples that go into training. */
    humanSamples: integer("human_samples").notNull(),
    /** Accepted human samples that stay out and join the reference. */
    heldBack: integer("held_back").notNull(),
    /** Human samples among all of it. */
    freshShare: doublePrecision("fresh_share").notNull(),
    /** Blobs of the segments that go into training, and of those that stay out. */
    segments: jsonb("segments").$type<string[]>().notNull(),
    heldSegments: jsonb("held_segments").$type<string[]>().notNull(),
    /** Whether what stays out is enough to join the reference. */
    isPooled: boolean("is_pooled").notNull(),
    /** Share in which it joins, since it is unlike the reference; null: it joins whole. */
    poolShare: doublePrecision("pool_share"),
    /** The first generation that was trained on it; null until that one closes. */
    fromIndex: integer("from_index"),
    /** SHA-256 over the sorted content digests of its human samples. */
    digest: text("digest").notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (t) => [index("bundle_lineage").on(t.lineageId)],
);
