import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  serial,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import { type Decoding, GENERATION_STATES, WORKFLOWS } from "#domain/lineage.ts";
import type { Rejection } from "#domain/sample.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

export const lineage = pgTable("lineage", {
  id: text("id").primaryKey(),
  slug: text("slug").notNull().unique(),
  name: text("name").notNull(),
  isDemo: boolean("is_demo").notNull().default(false),
  /** Secret that decides split, blocks and subsets of this lineage (hex). */
  salt: text("salt").notNull(),
  /** Declared events, as the tailwatch.events/1 document, or null. */
  events: jsonb("events"),
  owner: text("owner"),
  /** Days within which a next generation is expected; null: nothing is said when none comes. */
  expectEveryDays: integer("expect_every_days"),
  /** Number of its newest group of alerts; 0 before the first alert. */
  alertGroup: integer("alert_group").notNull().default(0),
  createdAt: at("created_at").notNull().defaultNow(),
});

export const generation = pgTable(
  "generation",
  {
    id: text("id").primaryKey(),
    lineageId: text("lineage_id")
      .notNull()
      .references(() => lineage.id, { onDelete: "cascade" }),
    index: integer("index").notNull(),
    state: text("state", { enum: GENERATION_STATES }).notNull().default("open"),
    revision: integer("revision").notNull().default(1),
    parents: jsonb("parents").$type<number[]>().notNull().default([]),
    workflow: text("workflow", { enum: WORKFLOWS }),
    decoding: jsonb("decoding").$type<Decoding>(),
    /** Samples in the bundle it was trained on, if told. */
    trainingSize: integer("training_size"),
    /** Share of that bundle that is fresh human data, if told. */
    freshShare: jsonb("fresh_share").$type<number>(),
    /** The bundle it was trained on, if told. */
    bundleId: text("bundle_id"),
    accepted: integer("accepted").notNull().default(0),
    rejected: integer("rejected").notNull().default(0),
    createdAt: at("created_at").notNull().defaultNow(),
    closedAt: at("closed_at"),
  },
  (t) => [uniqueIndex("generation_lineage_index").on(t.lineageId, t.index)],
);

/** One accepted upload. `generationId` null: the batch belongs to the lineage's reference. */
export const batch = pgTable(
  "batch",
  {
    id: text("id").primaryKey(),
    lineageId: text("lineage_id")
      .notNull()
      .references(() => lineage.id, { onDelete: "cascade" }),
    generationId: text("generation_id").references(() => generation.id, { onDelete: "cascade" }),
    revision: integer("revision").notNull(),
    source: text("source").notNull(),
    format: text("format").notNull(),
    /** SHA-256 of the decoded body. */
    digest: text("digest").notNull(),
    offered: integer("offered").notNull(),
    accepted: integer("accepted").notNull(),
    duplicates: integer("duplicates").notNull(),
    rejected: integer("rejected").notNull(),
    skipped: integer("skipped").notNull(),
    rejectsByCode: jsonb("rejects_by_code").$type<Record<string, number>>().notNull(),
    rejects: jsonb("rejects").$type<Rejection[]>().notNull(),
    notes: jsonb("notes").$type<{ code: string; key?: string; lines?: number }[]>().notNull(),
    createdAt: at("created_at").notNull().defaultNow(),
  },
  (t) => [index("batch_lineage").on(t.lineageId, t.createdAt), index("batch_generation").on(t.generationId)],
);

export const segment = pgTable(
  "segment",
  {
    id: serial("id").primaryKey(),
    batchId: text("batch_id")
      .notNull()
      .references(() => batch.id, { onDelete: "cascade" }),
    lineageId: text("lineage_id")
      .notNull()
      .references(() => lineage.id, { onDelete: "cascade" }),
    generationId: text("generation_id").references(() => generation.id, { onDelete: "cascade" }),
    /** SHA-256 of the uncompressed bytes: the name of the blob. */
    blob: text("blob").notNull(),
    /** SHA-256 of its id index (sample id digest and content digest of every record). */
    indexBlob: text("index_blob").notNull(),
    records: integer("records").notNull(),
    bytes: integer("bytes").notNull(),
  },
  (t) => [index("segment_generation").on(t.generationId), index("segment_lineage").on(t.lineageId)],
);

/** The frozen catalogue of a reference: events, strata, texts of originals; a blob named by its hash. */
export const catalogue = pgTable("catalogue", {
  id: text("id").primaryKey(),
  lineageId: text("lineage_id")
    .notNull()
    .references(() => lineage.id, { onDelete: "cascade" }),
  referenceDigest: text("reference_digest").notNull(),
  blob: text("blob").notNull(),
  catalogueSamples: integer("catalogue_samples").notNull(),
  controlSamples: integer("control_samples").notNull(),
  source: text("source", { enum: ["split", "control"] }).notNull(),
  /** 1 as first frozen; one more with each injection that joined it. Numbers of two versions are never joined. */
  version: integer("version").notNull().default(1),
  /** Bundles whose held-back human samples are part of it. */
  bundles: jsonb("bundles").$type<string[]>().notNull().default([]),
  createdAt: at("created_at").notNull().defaultNow(),
});

/** Where the summary of (segment, parameters) lies; its presence is what makes a repeated map job do nothing. */
export const summary = pgTable(
  "summary",
  {
    key: text("key").notNull(),
    lineageId: text("lineage_id")
      .notNull()
      .references(() => lineage.id, { onDelete: "cascade" }),
    blob: text("blob").notNull(),
  },
  (t) => [primaryKey({ columns: [t.lineageId, t.key] })],
);
