import type { Side } from "../side.ts";

/** Families share the false-alarm budget (statistics.md 5). */
export const FAMILIES = ["tail", "richness", "events", "repetition", "spread", "drift"] as const;
export type Family = (typeof FAMILIES)[number];

/** What a sample must carry for the metric to be computed. */
export type Field = "text" | "labels" | "events";

/**
 * How a metric turns two sides into one number, and which null it is held against.
 * - `contrast`: a statistic of one side, compared as ratio or difference (generation over control).
 * - `pair`: a statistic of both sides at once (a distance), read beyond its own permutation mean.
 * - `counts`: rates of named events, each by an exact test; the slice is the event.
 */
export type Computation =
  | { kind: "contrast"; of: (side: Side, slice: string) => number; scale: "ratio" | "difference"; null: "permutation" | "jackknife" }
  | { kind: "pair"; of: (control: Side, generation: Side) => number; null: "permutation" }
  | { kind: "counts"; of: "labels" | "events" };

export interface Metric {
  /** Dotted and stable: `tail.retention` is file metrics/tail/retention.ts. */
  id: string;
  /** Raised when the mathematics changes; versions are never compared. */
  version: number;
  label: string;
  unit: "ratio" | "points" | "nats" | "deviations";
  range: readonly [low: number, high: number];
  worseWhen: "lower" | "higher" | "either" | "none";
  /** One plain sentence for a tooltip. */
  reading: string;
  formula: string;
  source: string;
  family: Family;
  needs: Field;
  /** Fewest samples a side below which the answer is unknown. */
  minSamples: number;
  /** `held-out`: the control half, for what the catalogue selected; `whole`: both halves, for what it did not. */
  control: "held-out" | "whole";
  /** `all`, or rarity strata (which need a catalogue). */
  slices: "all" | "rarity";
  /** Strata that gate; others are shown. Undefined: every slice gates. */
  gates?: readonly string[];
  /** Practical lines on the ratio or difference; null: shown, never judged. `cap`: the worst verdict it may give. */
  defaultPolicy: { watch: number; breach: number; cap: "watch" | "breach"; calibrated: boolean } | null;
  computation: Computation;
}

/** The one way to declare a metric: checks what the type cannot say. Throws on a declaration that contradicts itself. */
export function defineMetric<const M extends Metric>(metric: M): M {
  const policy = metric.defaultPolicy;
  if (policy && metric.worseWhen === "lower" && policy.breach > policy.watch) throw new Error(`${metric.id}: breach must be worse than watch`);
  if (policy && metric.worseWhen === "higher" && policy.breach < policy.watch) throw new Error(`${metric.id}: breach must be worse than watch`);
  if (!/^[a-z]+\.[a-z-]+$/.test(metric.id)) throw new Error(`${metric.id}: ids are family.name`);
  return metric;
}
