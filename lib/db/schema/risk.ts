import {
  boolean,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgSequence,
  pgTable,
  serial,
  text,
  timestamp,
} from "drizzle-orm/pg-core";
import { ASSESSMENT_BASES, INDICATOR_STATES, RISK_STATUSES, STRENGTHS, TREATMENTS } from "#domain/risk.ts";
import { lineage } from "./lineage.ts";

const at = (name: string) => timestamp(name, { withTimezone: true, mode: "date" });

/** Numbers of, …: safe under concurrency. */
export const riskNumber = pgSequence("risk_number");

/** A register row. "Because of [cause], affecting [asset], [event] may occur, resulting in [impact]." */
export const risk = pgTable("risk", {
  id: text("id").primaryKey(),
  /** */
  ref: text("ref").notNull().unique(),
  lineageId: text("lineage_id")
    .notNull()
    .references(() => lineage.id, { onDelete: "cascade" }),
  title: text("title").notNull(),
  statement: text("statement").notNull(),
  category: text("category").notNull(),
  owner: text("owner"),
  status: text("status", { enum: RISK_STATUSES }).notNull().default("open"),
  treatment: text("treatment", { enum: TREATMENTS }).notNull().default("mitigate"),
  /** 1 minor … 5 critical; set by a person, never by a metric; null until then. */
  impact: integer("impact"),
  reviewDue: text("review_due"),
  createdAt: at("created_at").notNull().defaultNow(),
});

/** A live key risk indicator of a risk: a metric with appetite (wanted), tolerance (escalate), critical (gate). */
export const indicator = pgTable(
  "indicator",
  {
    id: text("id").primaryKey(),
    riskId: text("risk_id")
      .notNull()
      .references(() => risk.id, { onDelete: "cascade" }),
    metric: text("metric").notNull(),
    slice: text("slice").notNull(),
    appetite: doublePrecision("appetite").notNull(),
    tolerance: doublePrecision("tolerance").notNull(),
    critical: doublePrecision("critical").notNull(),
    minSamples: integer("min_samples").notNull(),
  },
  (t) => [index("indicator_risk").on(t.riskId)],
);

/** What an indicator read at a judged generation; appended. `lead`: this indicator was the worst of its risk. */
export const indicatorReading = pgTable(
  "indicator_reading",
  {
    id: serial("id").primaryKey(),
    indicatorId: text("indicator_id")
      .notNull()
      .references(() => indicator.id, { onDelete: "cascade" }),
    index: integer("index").notNull(),
    state: text("state", { enum: INDICATOR_STATES }).notNull(),
    confirmed: boolean("confirmed").notNull(),
    value: doublePrecision("value"),
    low: doublePrecision("low"),
    high: doublePrecision("high"),
    n: integer("n"),
    /** The human control on the same scale. */
    controlValue: doublePrecision("control_value"),
    controlN: integer("control_n"),
    reason: text("reason"),
    at: at("at").notNull().defaultNow(),
  },
  (t) => [index("indicator_reading_indicator").on(t.indicatorId, t.index)],
);

/** Append-only: likelihood as an ordinal range 1-5 with its basis. */
export const riskAssessment = pgTable(
  "risk_assessment",
  {
    id: serial("id").primaryKey(),
    riskId: text("risk_id")
      .notNull()
      .references(() => risk.id, { onDelete: "cascade" }),
    likelihoodLow: integer("likelihood_low").notNull(),
    likelihoodHigh: integer("likelihood_high").notNull(),
    strengthOfKnowledge: text("strength_of_knowledge", { enum: STRENGTHS }).notNull(),
    /** `metric`: proposed from the indicators; `expert`: a person confirmed or overrode it. */
    basis: text("basis", { enum: ASSESSMENT_BASES }).notNull(),
    by: text("by").notNull(),
    rationale: text("rationale").notNull().default(""),
    /** `ticket`: key of the one that this generation verified. */
    evidence: jsonb("evidence").$type<{ evaluation?: string; index?: number; ticket?: string }>().notNull(),
    at: at("at").notNull().defaultNow(),
  },
  (t) => [index("risk_assessment_risk").on(t.riskId)],
);
