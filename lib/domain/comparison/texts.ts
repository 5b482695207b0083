import { type Estimate, estimate, unknown } from "../estimate.ts";
import type { Metric, Tools } from "../metrics/define.ts";
import { halfWidth, jackknifeError } from "../stats/jackknife.ts";
import type { KeptText, Summary } from "../summary/summary.ts";
import type { Measured } from "./contrast.ts";

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
  const sums = groups.map((side) => side.map((text) => computation.of(text.slice(0, budget), tools)));
  return ratioOf(sums[0] ?? [], sums[1] ?? [], { n, control: { value: 1, n: control.samples } });
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

function ratioOf(
  control: Sums,
  generation: Sums,
  parts: { n: number; control: { value: number; n: number } },
): Measured {
  const whole = Math.log(shareOf(generation, -1) / shareOf(control, -1));
  const controls = control.map((_, j) => Math.log(shareOf(generation, -1) / shareOf(control, j)));
  const generations = generation.map((_, j) => Math.log(shareOf(generation, j) / shareOf(control, -1)));
  const error = jackknifeError([controls, generations]);
  if (!Number.isFinite(whole) || !Number.isFinite(error)) return { estimate: unknown("undefined", parts.n) };
  const half = halfWidth(GROUPS) * error;
  const value: Estimate = estimate({
    ...parts,
    value: Math.exp(whole),
    low: Math.exp(whole - half),
    high: Math.exp(whole + half),
  });
  return { estimate: value, error, blocks: GROUPS };
}

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
