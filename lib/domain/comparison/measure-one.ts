import { unknown } from "../estimate.ts";
import type { History } from "../history.ts";
import type { Metric, Tools } from "../metrics/define.ts";
import type { Comparison, Contrast } from "./comparison.ts";
import { contrastOf, type Measured } from "./contrast.ts";
import { leakOf } from "./leak.ts";
import { pairOf } from "./pair.ts";
import { type PermutedFamily, readsOf, type Test } from "./permutation.ts";
import { promptContrast } from "./prompts.ts";
import { sequenceContrast } from "./sequences.ts";
import { textContrast } from "./texts.ts";
import type { Cut, SidesOfWords } from "./word-groups.ts";

/** What one measuring reads: the two sides, and their kept texts as words, made once for all that ask. */
export interface Measuring {
  comparison: Comparison;
  tools: Tools;
  wordGroups: (cut: Cut) => SidesOfWords | null;
  seed: string;
  history: History | undefined;
}

/** The two sides that a metric is held between; null while a half of the reference is too small. */
export const sidesFor = (metric: Metric, comparison: Comparison): Contrast | null =>
  metric.control === "held-out" ? comparison.heldOut : comparison[metric.control];

export const isOfContents = (metric: Metric) => ["contents", "near-copies"].includes(readsOf(metric) ?? "");

/** Labels repeat by nature: where no sample has a word, neither copies nor compression say anything. */
export const lacksText = (metric: Metric, { reference }: Comparison) =>
  reference.catalogue.kind === "label" &&
  (["texts", "sequences", "prompts"].includes(metric.computation.kind) || isOfContents(metric));

/** Where a test stands among those that were drawn; -1 where it was not. */
export const placeOf = (test: Test, permuted: PermutedFamily | null) =>
  permuted?.tests.findIndex((each) => each.metric === test.metric && each.slice === test.slice) ?? -1;

/** One metric in one slice, by the kind of its computation: value, interval and error. */
export function measureOne(
  test: Test,
  { comparison, tools, wordGroups, seed, history }: Measuring,
  permuted: PermutedFamily | null,
): Measured {
  const { metric, slice } = test;
  const { computation } = metric;
  if (computation.kind === "own") {
    const { minSamples, id, version } = metric;
    return computation.of(comparison, { minSamples, seed: `${seed}:${id}@${version}`, history });
  }
  const sides = sidesFor(metric, comparison);
  if (lacksText(metric, comparison)) return { estimate: unknown("no-text", comparison.generation.samples) };
  if (!sides) return { estimate: unknown("too-few-samples", comparison.generation.samples) };
  if (computation.kind === "leak") {
    const { samples } = comparison.generation;
    return samples < metric.minSamples ? { estimate: unknown("too-few-samples", samples) } : leakOf(comparison);
  }
  if (computation.kind === "contrast") return contrastOf(metric, computation, slice, sides);
  if (computation.kind === "pair")
    return pairOf(metric, computation, sides, permuted?.nullMean[placeOf(test, permuted)] ?? 0);
  if (computation.kind === "texts")
    return textContrast(metric, computation, comparison.reference.whole, comparison.generation, tools);
  if (computation.kind === "sequences") {
    const both = { control: comparison.reference.whole, generation: comparison.generation };
    return sequenceContrast(metric, computation, both, wordGroups);
  }
  if (computation.kind === "prompts") return promptContrast(metric, computation, comparison);
  return { estimate: unknown("not-run") };
}
