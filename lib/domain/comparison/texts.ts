import { unknown } from "../estimate.ts";
import type { Metric, Tools } from "../metrics/define.ts";
import type { KeptText, Summary } from "../summary/summary.ts";
import type { Measured } from "./contrast.ts";
import { replicatedContrast } from "./replicated.ts";

/** Groups of kept texts: each is worked once, and left out in turn for the interval. Texts of one key (a document's) fall together. */
const GROUPS = 10;

type TextComputation = Extract<Metric["computation"], { kind: "texts" }>;

/**
 * A ratio of sums over groups of distinct texts, generation over control, jackknifed by group.
 * Both sides take equally many texts of least key, cut to equally many characters a group: size alone moves nothing.
 */
export function textContrast(
  metric: Metric,
  computation: TextComputation,
  control: Summary,
  generation: Summary,
  tools: Tools,
): Measured {
  const count = Math.min(control.texts.length, generation.texts.length);
  const n = generation.samples;
  if (count < metric.minSamples) return { estimate: unknown("too-few-samples", n) };
  const groups = [grouped(control.texts, count), grouped(generation.texts, count)] as const;
  const budget = Math.min(...groups.flat().map((text) => text.length));
  if (budget === 0) return { estimate: unknown("too-few-samples", n) };
  const [a, b] = groups.map((side) => shares(side.map((text) => computation.of(text.slice(0, budget), tools))));
  if (!a || !b) return { estimate: unknown("undefined", n) };
  return replicatedContrast({ control: a, generation: b, n, controlSamples: control.samples }, "ratio");
}

function grouped(texts: readonly KeptText[], count: number): string[] {
  const groups: string[][] = Array.from({ length: GROUPS }, () => []);
  let unit = -1;
  texts.slice(0, count).forEach(({ key, text }, i) => {
    if (key !== texts[i - 1]?.key) unit++;
    groups[unit % GROUPS]?.push(text);
  });
  return groups.map((group) => group.join("\n"));
}

type Sums = readonly { numerator: number; denominator: number }[];

const shares = (sums: Sums) => ({ whole: shareOf(sums, -1), without: sums.map((_, j) => shareOf(sums, j)) });

function shareOf(sums: Sums, without: number): number {
  let numerator = 0;
  let denominator = 0;
  sums.forEach((each, j) => {
    if (j === without) return;
    numerator += each.numerator;
    denominator += each.denominator;
  });
  return numerator / denominator;
}
