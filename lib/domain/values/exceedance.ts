import { POWER_Z, type Tested } from "../comparison/tested.ts";
import { type Estimate, estimate, unknown } from "../estimate.ts";
import type { Metric } from "../metrics/define.ts";
import { METRICS } from "../metrics/registry.ts";
import { clopperPearson, holm, hypergeometricLowerTail, rateRatio } from "../stats/exact-counts.ts";
import { normalQuantile } from "../stats/normal.ts";
import type { Field } from "./field.ts";

type ExceedanceMetric = Metric & { computation: Extract<Metric["computation"], { kind: "exceedance" }> };

const isExceedance = (metric: Metric): metric is ExceedanceMetric => metric.computation.kind === "exceedance";
const EXCEEDANCES: readonly ExceedanceMetric[] = METRICS.filter(isExceedance);

interface Counted {
  metric: ExceedanceMetric;
  slice: string;
  control: number;
  generation: number;
  nControl: number;
  nGeneration: number;
}

/**
 * Numbers of each field that lie in the tails, outside, or on one point: 0/1 a sample, control half against generation,
 * exact hypergeometric p in the direction that is worse, Holm over the list (statistics.md 4). `alpha`: the watch α.
 */
export function exceedanceTests(fields: readonly Field[], alpha: number): Tested[] {
  const rows = fields.flatMap((field) => EXCEEDANCES.flatMap((metric) => slicesOf(metric).map(counter(field, metric))));
  const testable = rows.filter((row) => isGate(row) && isKnown(row));
  const adjusted = holm(testable.map(tailOf));
  const critical = normalQuantile(1 - alpha / Math.max(1, testable.length));
  return rows.map((row): Tested => {
    const { metric, slice } = row;
    if (!isKnown(row)) {
      const few = Math.min(row.nControl, row.nGeneration) < metric.minSamples;
      return {
        metric,
        slice,
        isGate: isGate(row),
        estimate: unknown(few ? "too-few-samples" : "too-few-events", row.nGeneration),
      };
    }
    const value = metric.computation.scale === "ratio" ? ratioOf(row, critical) : differenceOf(row, critical);
    if (value.kind === "unknown" || !isGate(row)) return { metric, slice, isGate: isGate(row), estimate: value };
    return { metric, slice, isGate: true, estimate: { ...value, p: adjusted[testable.indexOf(row)] ?? 1 } };
  });
}

const slicesOf = (metric: Metric) => (metric.slices === "field-ends" ? ["low", "high"] : ["value"]);
const isGate = ({ metric }: Counted) => metric.defaultPolicy !== null;

const counter =
  ({ name, range, control, generation }: Field, metric: ExceedanceMetric) =>
  (end: string): Counted => {
    const sides = { control: control.value, generation: generation.value };
    const holds = metric.computation.holds(range, end, sides);
    const count = (values: Float64Array) => values.reduce((sum, x) => sum + (holds(x) ? 1 : 0), 0);
    return {
      metric,
      slice: `${end}:${name}`,
      control: count(control.value),
      generation: count(generation.value),
      nControl: control.value.length,
      nGeneration: generation.value.length,
    };
  };

/** A ratio needs the control to show the event; a difference only samples. */
function isKnown({ metric, control, nControl, nGeneration }: Counted): boolean {
  if (Math.min(nControl, nGeneration) < metric.minSamples) return false;
  return metric.computation.scale === "difference" || control > 0;
}

function tailOf({ metric, control, generation, nControl, nGeneration }: Counted): number {
  const hits = control + generation;
  const pool = nControl + nGeneration;
  // Too many in the generation is too few in the control.
  const p =
    metric.worseWhen === "lower"
      ? hypergeometricLowerTail(generation, nGeneration, hits, pool)
      : hypergeometricLowerTail(control, nControl, hits, pool);
  return Math.min(1, p * metric.computation.tries);
}

function ratioOf({ control, generation, nControl, nGeneration }: Counted, critical: number): Estimate {
  const ratio = rateRatio({ hits: generation, exposure: nGeneration }, { hits: control, exposure: nControl });
  if (!ratio) return unknown("too-few-events", nGeneration);
  const error = Math.sqrt(1 / control + nControl / (control * nGeneration));
  const mde = 1 - Math.exp(-error * (critical + POWER_Z));
  return estimate({ ...ratio, n: nGeneration, control: { value: 1, n: nControl }, mde });
}

function differenceOf({ control, generation, nControl, nGeneration }: Counted, critical: number): Estimate {
  const [human, model] = [control / nControl, generation / nGeneration];
  const own = clopperPearson(generation, nGeneration, 0.95);
  const theirs = clopperPearson(control, nControl, 0.95);
  // Newcombe 1998, method 10 with exact ends: each side's own distance to its bound.
  const value = model - human;
  const low = value - Math.hypot(model - own.low, theirs.high - human);
  const high = value + Math.hypot(own.high - model, human - theirs.low);
  const share = Math.max((control + generation) / (nControl + nGeneration), 1 / nControl);
  const mde = (critical + POWER_Z) * Math.sqrt(share * (1 / nControl + 1 / nGeneration));
  return estimate({ value, low, high, n: nGeneration, control: { value: 0, n: nControl }, mde });
}
