import { unknown } from "../estimate.ts";
import type { Computation, Metric } from "../metrics/define.ts";
import type { Summary } from "../summary/summary.ts";
import type { Measured } from "./contrast.ts";
import { replicatedContrast } from "./replicated.ts";
import type { Cut, SidesOfWords } from "./word-groups.ts";

/** Words a side under which a statistic of words in a row says little (metrics.md 4). */
const LEAST_WORDS = 5_000;

type SequenceComputation = Extract<Computation, { kind: "sequences" }>;

/**
 * A statistic of the words of the kept texts, one a content, generation against control. Both sides are cut to equally
 * many words, or samples, in order of key: size alone moves nothing. Interval: each of ten groups left out.
 */
export function sequenceContrast(
  metric: Metric,
  { of, cut, scale }: SequenceComputation,
  sides: { control: Summary; generation: Summary },
  groupsOf: (cut: Cut) => SidesOfWords | null,
): Measured {
  const n = sides.generation.samples;
  const kept = [sides.control, sides.generation].map(({ texts }) => texts.length);
  if (kept.includes(0)) return { estimate: unknown("no-text", n) };
  if (Math.min(...kept) < metric.minSamples) return { estimate: unknown("too-few-samples", n) };
  const groups = groupsOf(cut);
  if (!groups || (cut === "words" && groups.generation.words.tokens.length < LEAST_WORDS)) {
    return { estimate: unknown("too-few-samples", n) };
  }
  const control = of(groups.control);
  const generation = of(groups.generation);
  if (typeof control === "string") return { estimate: unknown(control, n) };
  if (typeof generation === "string") return { estimate: unknown(generation, n) };
  return replicatedContrast({ control, generation, n, controlSamples: sides.control.samples }, scale, "too-few-events");
}
