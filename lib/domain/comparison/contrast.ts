import { type Estimate, estimate, unknown } from "../estimate.ts";
import type { Metric } from "../metrics/define.ts";
import type { Side } from "../side.ts";
import { rateRatio } from "../stats/exact-counts.ts";
import { massOf } from "../stats/histogram.ts";
import { halfWidth, jackknifeError } from "../stats/jackknife.ts";
import { strataOf } from "../strata.ts";
import type { Contrast } from "./comparison.ts";

/** Events or counts under which a log-ratio jackknife is no interval any more: the bound is then exact. */
const FEW = 10;
/** Events a stratum needs. */
const LEAST_EVENTS = 30;

/** A value with its interval and standard error, on the scale its test works on. */
export interface Measured {
  estimate: Estimate;
  /** Standard error of ln(ratio), or of the difference. Undefined where the interval is exact. */
  error?: number;
  /** Blocks of the side with fewer that the error was jackknifed over; BLOCKS unless said. */
  blocks?: number;
}

type ContrastComputation = Extract<Metric["computation"], { kind: "contrast" }>;

/** A one-sided statistic on both sides, as ratio or difference, with its block jackknife interval (statistics.md 4). */
export function contrastOf(metric: Metric, computation: ContrastComputation, slice: string, sides: Contrast): Measured {
  const reason = whyNot(metric, computation, slice, sides);
  if (reason) return { estimate: reason };
  const at = (side: Side) => computation.of(side, slice);
  const control = at(sides.control.whole);
  const generation = at(sides.generation.whole);
  const parts = {
    n: sides.generation.whole.n,
    control: { value: computation.scale === "ratio" ? 1 : 0, n: sides.control.whole.n },
  };
  const controls = sides.control.without.map(at);
  const generations = sides.generation.without.map(at);
  const blocks = Math.min(controls.length, generations.length);
  if (computation.scale === "difference") {
    const error = jackknifeError([
      controls.map((each) => generation - each),
      generations.map((each) => each - control),
    ]);
    const value = generation - control;
    const half = halfWidth(blocks) * error;
    return { estimate: estimate({ ...parts, value, low: value - half, high: value + half }), error, blocks };
  }
  if (!(control > 0)) return { estimate: unknown("too-few-events", parts.n) };
  const few = isOfRarity(slice) ? fewSeen(slice, sides, parts) : null;
  if (few) return few;
  if (!(generation > 0)) return { estimate: unknown("undefined", parts.n) };
  const logs = [
    controls.map((each) => Math.log(generation / each)),
    generations.map((each) => Math.log(each / control)),
  ];
  if (!logs.flat().every(Number.isFinite)) return { estimate: unknown("too-few-events", parts.n) };
  const error = jackknifeError(logs);
  const value = generation / control;
  const half = halfWidth(blocks) * error;
  return {
    estimate: estimate({ ...parts, value, low: value * Math.exp(-half), high: value * Math.exp(half) }),
    error,
    blocks,
  };
}

function whyNot(metric: Metric, computation: ContrastComputation, slice: string, sides: Contrast): Estimate | null {
  const { control, generation } = sides;
  const n = generation.whole.n;
  if (n < metric.minSamples || control.whole.n < metric.minSamples) return unknown("too-few-samples", n);
  if (generation.whole.coverage < (computation.leastCoverage ?? 0)) return unknown("too-few-samples", n);
  if (isOfRarity(slice) && eventsOf(control.whole, slice) < LEAST_EVENTS) {
    return unknown("too-few-events", n);
  }
  if (kindsOf(control.whole) < (computation.leastKinds ?? 0)) return unknown("too-few-events", n);
  const isSaturated =
    computation.saturatedAbove !== undefined && computation.of(control.whole, slice) > computation.saturatedAbove;
  return isSaturated ? unknown("saturated", n) : null;
}

const isOfRarity = (slice: string) => slice.startsWith("rarity:");

const eventsOf = ({ stratumSizes }: Side, slice: string) =>
  strataOf(slice).reduce((sum, stratum) => sum + (stratumSizes[stratum] ?? 0), 0);

/** Different events that a side shows. */
function kindsOf({ presence }: Side): number {
  return presence.reduce((sum, { times, count }) => {
    let kinds = 0;
    for (let i = 0; i < count.length; i++) kinds += times[i] ?? 0;
    return sum + kinds;
  }, 0);
}

/** Total loss must not read weaker than partial loss: under ten sightings the interval is exact. */
function fewSeen(
  slice: string,
  sides: Contrast,
  parts: { n: number; control: { value: number; n: number } },
): Measured | null {
  const strata = strataOf(slice);
  const seen = ({ presence }: Side) =>
    strata.flatMap((stratum) => presence[stratum] ?? []).reduce((sum, histogram) => sum + massOf(histogram), 0);
  const generation = seen(sides.generation.whole);
  if (generation >= FEW) return null;
  const ratio = rateRatio(
    { hits: generation, exposure: sides.generation.whole.exposure },
    { hits: seen(sides.control.whole), exposure: sides.control.whole.exposure },
  );
  return { estimate: ratio ? estimate({ ...parts, ...ratio }) : unknown("too-few-events", parts.n) };
}
