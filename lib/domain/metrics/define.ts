import type { Comparison } from "../comparison/comparison.ts";
import type { Estimate, UnknownReason } from "../estimate.ts";
import type { History } from "../history.ts";
import type { Side } from "../side.ts";
import type { PairSums } from "../stats/kernels.ts";
import type { Replicates, WordGroups } from "../text/groups.ts";
import type { HumanRange } from "../values/human-range.ts";

/** Families over words, labels and declared events. */
export const WORD_FAMILIES = ["tail", "richness", "events", "repetition", "spread", "drift", "trend"] as const;
/** Families share the false-alarm budget (statistics.md 5). Each other kind of content is one family. */
export const FAMILIES = [...WORD_FAMILIES, "numbers", "meaning"] as const;
export type Family = (typeof FAMILIES)[number];

/** What a metric stands for in the decision table of phases (statistics.md 6). */
export const ROLES = [
  "tail",
  "richness",
  "outside",
  "drift",
  "length",
  "repetition",
  "compression",
  "spread",
  "event",
  "trend",
  "provenance",
] as const;
export type Role = (typeof ROLES)[number];

/** Which parts of a side a statistic reads, so that a permutation rebuilds no more. */
export type SidePart = "presence" | "contents" | "near-copies" | "cells" | "lengths" | "tokens";

/** What a metric reads of a record, or of a lineage. */
export const NEEDS = [
  "text",
  "labels",
  "declared events",
  "values",
  "embedding",
  "logprob",
  "prompt",
  "origin",
  "six generations",
] as const;
export type Need = (typeof NEEDS)[number];

/** Work that the pure floor is given: bytes of a text, plain and after DEFLATE at its best level. */
export interface Tools {
  deflate: (text: string) => { bytes: number; deflated: number };
}

/**
 * How a metric turns two sides into one number, and which null it is held against.
 * - `contrast`: a statistic of one side, compared as ratio or difference (generation over control).
 * - `pair`: a distance between the two sides, read beyond its own permutation mean.
 * - `texts`: a ratio of sums over groups of kept texts, compared as ratio.
 * - `sequences`: a statistic of the words of kept texts in their order, with each of ten groups left out, compared as
 *   ratio or difference.
 * - `prompts`: a statistic of the words of all answers to one prompt, its mean over prompts compared as ratio.
 * - `counts`: rates of named events, each by an exact test; the slice is the event.
 * - `leak`: recall of the words of one half alone less that of the other's.
 * - `trend`: the slope over generations of the logarithm of a statistic of one side, all read at one exposure.
 * - `numbers`: a log ratio or a distance of one field's ascending numbers, both human halves against the generation.
 * - `exceedance`: numbers of a field that hold something, control half against generation, each 0/1: an exact test.
 * - `rows`: a log ratio or a distance from sums over pairs of embeddings, both human halves against the generation.
 * - `part-rate`: how often each part of the samples (a facet's value) occurs, by an exact test.
 * - `regions`: the most thinned region of the human cloud. `inside`: embeddings inside the region that another set
 *   covers. `classifier`: rows of people told from those of the generation. `copies`: equal embeddings.
 * - `own`: read of the whole comparison in the metric's own way; shown, never drawn with the others.
 */
export type Computation =
  | {
      kind: "contrast";
      of: (side: Side, slice: string) => number;
      reads: SidePart;
      scale: "ratio" | "difference";
      null: "permutation" | "jackknife";
      /** Control value beyond which nothing more could be lost: the answer is unknown, `saturated`. */
      saturatedAbove?: number;
      /** Kinds of events the control must show: of a handful of labels the number says nothing. */
      leastKinds?: number;
      /** Common coverage under which there are too few samples to tell anything. */
      leastCoverage?: number;
    }
  | { kind: "pair"; of: (control: Side, generation: Side) => number; reads: SidePart }
  | { kind: "texts"; of: (text: string, tools: Tools) => { numerator: number; denominator: number } }
  | {
      kind: "sequences";
      of: (groups: WordGroups) => Replicates | UnknownReason;
      /** What is made equal on both sides: words in a row, or whole samples. */
      cut: "words" | "samples";
      scale: "ratio" | "difference";
    }
  | { kind: "prompts"; of: (answers: readonly (readonly string[])[]) => number | null }
  | { kind: "counts"; of: "named" | "pinned"; breachBy: "interval" | "point" }
  | { kind: "leak" }
  | { kind: "trend"; of: (side: Pick<Side, "n" | "m" | "presence">) => number }
  | {
      kind: "numbers";
      of: (human: Float64Array, generation: Float64Array, range: HumanRange) => number;
      scale: "ratio" | "distance";
      /** What chance alone makes of a distance that is not drawn; absent: 0. */
      chance?: (human: Float64Array, generation: Float64Array) => number;
    }
  | {
      kind: "exceedance";
      /** `end`: the "low" or "high" of a slice that is one end of a field. */
      holds: (
        range: HumanRange,
        end: string,
        sides: { control: Float64Array; generation: Float64Array },
      ) => (x: number) => boolean;
      scale: "ratio" | "difference";
      /** What could have been chosen in place of what the samples made us choose. */
      tries: number;
    }
  | {
      kind: "rows";
      pairing: "cosine" | "distance" | "kernel";
      of: (sums: PairSums) => number;
      scale: "ratio" | "distance";
    }
  | { kind: "regions" }
  | { kind: "inside"; of: "generation" | "human" }
  | { kind: "classifier" }
  | { kind: "copies" }
  | { kind: "part-rate" }
  | { kind: "own"; of: (comparison: Comparison, asked: Asked) => { estimate: Estimate; error?: number } };

/** What a metric of its own kind is given beside the comparison. */
export interface Asked {
  minSamples: number;
  /** Names reference, generation and metric. */
  seed: string;
  history: History | undefined;
}

/** A small case of a metric's statistic that a reader can follow and a test runs. */
export interface Example {
  /** What is given, in one plain sentence with its numbers. */
  given: string;
  /** What comes out. */
  value: number;
  run: () => number;
}

export interface Metric {
  /** Dotted and stable: `tail.retention` is file metrics/tail/retention.ts. */
  id: string;
  /** Raised when the mathematics changes; versions are never compared. */
  version: number;
  label: string;
  /** What a finding says moved; the value follows ("fell to 71%…", or the distance itself). `{}`: the field. */
  subject: string;
  unit: "ratio" | "points" | "nats" | "deviations" | "slope" | "distance" | "count" | "share";
  /** Values it can take: what is compared with chance may fall under 0, a ratio has no upper end. */
  range: readonly [low: number, high: number];
  worseWhen: "lower" | "higher";
  /** One plain sentence for a tooltip. */
  reading: string;
  formula: string;
  source: string;
  /** At least one, for the reference page and the contract test. */
  examples?: readonly Example[];
  /** What misleads a reader of this number, one plain sentence each; the reference page shows them. */
  caveats?: string | readonly string[];
  /** Value of no change, where it is not 1 of a ratio and 0 of all else. */
  ideal?: number;
  /** What it is read against, where that is not the human control: "the first generation of the run". */
  against?: string;
  /** Fields of a record that it reads, where its computation does not tell; see present/metric-reference. */
  needs?: readonly Need[];
  family: Family;
  role: Role;
  /** Largest loss that may hide behind an ok; unless said, a tenth of words, and a metric's own breach else. */
  mostUnseen?: number;
  /** Fewest samples a side below which the answer is unknown. */
  minSamples: number;
  /**
   * `held-out`: the control half, for what the catalogue selected; `pairs`, `triples`: the same, over phrases of two or
   * three words; `whole`: both halves, for what it did not select.
   */
  control: "held-out" | "pairs" | "triples" | "whole";
  /** `all`; rarity strata (which need a catalogue); named events; fields of numbers, or their ends; parts of the samples; or own slices. */
  slices: "all" | "rarity" | "named" | "fields" | "field-ends" | "parts" | readonly string[];
  /** Its slice that is read within each part of the samples (a label, a facet's value) too; absent: it is not. */
  inParts?: string;
  /** Slices that are judged; others are shown. Undefined: every slice is judged. */
  gates?: readonly string[];
  /** Practical lines on the ratio or difference; null: shown, never judged. `cap`: the worst verdict it may give. */
  defaultPolicy: {
    watch: number;
    breach: number;
    cap: "watch" | "breach";
    onBreach: "notify" | "open-ticket";
    calibrated: boolean;
  } | null;
  computation: Computation;
}

/** The one way to declare a metric: checks what the type cannot say. Throws on a declaration that contradicts itself. */
export function defineMetric<const M extends Metric>(metric: M): M {
  const { defaultPolicy: policy, worseWhen } = metric;
  const worsens = policy && (worseWhen === "lower" ? policy.breach <= policy.watch : policy.breach >= policy.watch);
  if (policy && !worsens) throw new Error(`${metric.id}: breach must be worse than watch`);
  if (!/^[a-z]+\.[a-z0-9-]+$/.test(metric.id)) throw new Error(`${metric.id}: ids are family.name`);
  return metric;
}
