import {
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uniqueIndex,
} from "drizzle-orm/pg-core";
import {
  type BaselineReading,
  type InjectionQuantity,
  MECHANISMS,
  PHASES,
  type PhaseEvidence,
  type TailDetail,
  VERDICTS,
} from "#domain/judgement.ts";
import type { Provider } from "#domain/provider.ts";
import type { PackedTimeline } from "#domain/timeline.ts";
import { generation, lineage } from "./lineage.ts";

/** One judged revision of a closed generation. Never changed; a new revision is a new row. */
export const evaluation = pgTable(
  "evaluation",
  {
    id: text("id").primaryKey(),
    lineageId: text("lineage_id")
      .notNull()
      .references(() => lineage.id, { onDelete: "cascade" }),
    generationId: text("generation_id")
      .notNull()
      .references(() => generation.id, { onDelete: "cascade" }),
    index: integer("index").notNull(),
    revision: integer("revision").notNull(),
    catalogueId: text("catalogue_id"),
    policyVersion: integer("policy_version").notNull(),
    samples: integer("samples").notNull(),
    rejected: integer("rejected").notNull(),
    phase: text("phase", { enum: PHASES }).notNull(),
    mechanism: text("mechanism", { enum: MECHANISMS }),
    verdict: text("verdict", { enum: VERDICTS }).notNull(),
    headline: text("headline").notNull(),
    evidence: jsonb("evidence").$type<PhaseEvidence>(),
    quantities: jsonb("quantities").$type<InjectionQuantity[]>().notNull(),
    notes: jsonb("notes").$type<{ code: string; message: string }[]>().notNull(),
    tail: jsonb("tail").$type<TailDetail>(),
    /** How it stands to the accepted baseline, or null. */
    baseline: jsonb("baseline").$type<BaselineReading>(),
    /** Blob of its column of the extinction timeline. */
    columnBlob: text("column_blob"),
    judgedAt: timestamp("judged_at", { withTimezone: true, mode: "date" }).notNull().defaultNow(),
  },
  (t) => [
    uniqueIndex("evaluation_generation_revision").on(t.generationId, t.revision),
    index("evaluation_lineage").on(t.lineageId, t.index),
  ],
);

export const measurement = pgTable(
  "measurement",
  {
    evaluationId: text("evaluation_id")
      .notNull()
      .references(() => evaluation.id, { onDelete: "cascade" }),
    metric: text("metric").notNull(),
    slice: text("slice").notNull(),
    version: integer("version").notNull(),
    kind: text("kind", { enum: ["value", "unknown"] }).notNull(),
    value: doublePrecision("value"),
    low: doublePrecision("low"),
    high: doublePrecision("high"),
    n: integer("n"),
    p: doublePrecision("p"),
    controlValue: doublePrecision("control_value"),
    controlN: integer("control_n"),
    mde: doublePrecision("mde"),
    /** Generations that the value was counted over together; null: this one alone. */
    pooled: integer("pooled"),
    /** Who made the embeddings: name and SHA-256; null: it needs none. */
    provider: jsonb("provider").$type<Provider>(),
    reason: text("reason"),
    verdict: text("verdict", { enum: VERDICTS }).notNull(),
    because: text("because").notNull(),
  },
  (t) => [primaryKey({ columns: [t.evaluationId, t.metric, t.slice] })],
);

/** One packed row per lineage × metric × slice: what charts read (arrays by judged generation, ascending). */
export interface PackedSeries {
  index: number[];
  value: (number | null)[];
  low: (number | null)[];
  high: (number | null)[];
  n: (number | null)[];
  p: (number | null)[];
  mde: (number | null)[];
  verdict: (typeof VERDICTS)[number][];
  reason: (string | null)[];
  /** Human value on the metric's scale and its samples; rows packed before they were kept lack both. */
  control?: (number | null)[];
  controlN?: (number | null)[];
  /** Who made the embeddings that all its values were computed from; absent where they need none. */
  provider?: Provider;
  /** Generations from which on another reference was read against; absent: one for all. */
  newReference?: number[];
}

export const series = pgTable(
  "series",
  {
    lineageId: text("lineage_id")
      .notNull()
      .references(() => lineage.id, { onDelete: "cascade" }),
    metric: text("metric").notNull(),
    slice: text("slice").notNull(),
    version: integer("version").notNull(),
    packed: jsonb("packed").$type<PackedSeries>().notNull(),
  },
  (t) => [primaryKey({ columns: [t.lineageId, t.metric, t.slice] })],
);

/** Per lineage, the extinction timeline. */
export const timeline = pgTable("timeline", {
  lineageId: text("lineage_id")
    .primaryKey()
    .references(() => lineage.id, { onDelete: "cascade" }),
  packed: jsonb("packed").$type<PackedTimeline>().notNull(),
});

/** How far the judgement that runs now is; a note for pages, gone when it ends. */
export const progress = pgTable("progress", {
  lineageId: text("lineage_id")
    .primaryKey()
    .references(() => lineage.id, { onDelete: "cascade" }),
  generation: integer("generation").notNull(),
  stage: text("stage", { enum: ["reading", "measuring"] }).notNull(),
  done: integer("done").notNull(),
  total: integer("total").notNull(),
  at: timestamp("at", { withTimezone: true }).notNull(),
});
