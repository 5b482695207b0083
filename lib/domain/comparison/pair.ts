import { estimate, unknown } from "../estimate.ts";
import type { Metric } from "../metrics/define.ts";
import { halfWidth, jackknifeError } from "../stats/jackknife.ts";
import type { Contrast } from "./comparison.ts";
import type { Measured } from "./contrast.ts";

type PairComputation = Extract<Metric["computation"], { kind: "pair" }>;

/** A distance of the two sides beyond what chance alone makes it (its permutation mean), with its jackknife interval. */
export function pairOf(
  metric: Metric,
  computation: PairComputation,
  { control, generation }: Contrast,
  nullMean: number,
): Measured {
  const n = generation.whole.n;
  if (n < metric.minSamples || control.whole.n < metric.minSamples) return { estimate: unknown("too-few-samples", n) };
  const value = computation.of(control.whole, generation.whole) - nullMean;
  const error = jackknifeError([
    control.without.map((each) => computation.of(each, generation.whole)),
    generation.without.map((each) => computation.of(control.whole, each)),
  ]);
  const half = halfWidth(Math.min(control.without.length, generation.without.length)) * error;
  return {
    estimate: estimate({ value, low: value - half, high: value + half, n, control: { value: 0, n: control.whole.n } }),
    error,
  };
}
