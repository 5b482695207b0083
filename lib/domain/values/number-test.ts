import { POWER_Z, type Tested } from "../comparison/tested.ts";
import { type Estimate, estimate, unknown } from "../estimate.ts";
import type { Metric } from "../metrics/define.ts";
import { METRICS } from "../metrics/registry.ts";
import { halfWidth, jackknifeError } from "../stats/jackknife.ts";
import { type FamilyTest, maxT } from "../stats/max-t.ts";
import { random } from "../stats/random.ts";
import { momentsOf } from "../stats/sorted.ts";
import type { Numbers } from "../summary/numbers.ts";
import { type Field, type FieldSide, withoutBlocks } from "./field.ts";
import { permuteNumbers, poolOfNumbers } from "./permute-fields.ts";

type NumbersMetric = Metric & { computation: Extract<Metric["computation"], { kind: "numbers" }> };

const isOfNumbers = (metric: Metric): metric is NumbersMetric => metric.computation.kind === "numbers";

/** Metrics that compare all numbers of a field, by one permutation for all fields. */
export const DRAWN: readonly NumbersMetric[] = METRICS.filter(isOfNumbers).filter(({ gates }) => gates === undefined);
/** Those that are shown beside them, and take no part of the draws. */
export const SHOWN: readonly NumbersMetric[] = METRICS.filter(isOfNumbers).filter(({ gates }) => gates !== undefined);

/** Every metric that is shown only, of every field: its value beyond what chance makes, no p. */
export const shownTests = (fields: readonly Field[]): Tested[] =>
  fields.flatMap((field) =>
    SHOWN.map((metric): Tested => {
      const { chance } = metric.computation;
      const byChance = chance?.(field.human.value, field.generation.value) ?? 0;
      return {
        metric,
        slice: `value:${field.name}`,
        isGate: false,
        estimate: measured(metric, field, byChance).known,
        ...(chance ? { nullMean: byChance } : {}),
      };
    }),
  );

/** How these tests are run. `alpha`: the watch α of this group of tests. */
export interface NumberDraws {
  draws: number;
  alpha: number;
  seed: string;
}

/**
 * Spread and distance of every field, by permutation of whole samples, single-step maxT over all of them
 * (statistics.md 4). Given fields that both sides hold, and the parts they come from.
 */
export function drawnTests(
  fields: readonly Field[],
  human: readonly Numbers[],
  generation: Numbers,
  { draws, alpha, seed }: NumberDraws,
): Tested[] {
  if (fields.length === 0) return [];
  const losses = Array.from({ length: draws + 1 }, () => new Float64Array(fields.length * DRAWN.length));
  permuteNumbers(poolOfNumbers(human, generation, fields), draws, random(seed), (draw, f, people, model) => {
    DRAWN.forEach(({ computation, worseWhen }, m) => {
      const moved = people.length < 2 || model.length < 2 ? 0 : computation.of(people, model, rangeOf(fields, f));
      const row = losses[draw];
      if (row) row[f * DRAWN.length + m] = worseWhen === "lower" ? -moved : moved;
    });
  });
  const loss = maxT(losses);
  const gain = maxT(losses.map((row) => row.map((each) => -each)));
  return fields.flatMap((field, f) =>
    DRAWN.map((metric, m): Tested => {
      const at = f * DRAWN.length + m;
      const nullMean = losses.reduce((sum, row) => sum + (row[at] ?? 0), 0) / losses.length;
      const { known, error } = measured(metric, field, nullMean);
      return {
        metric,
        slice: `value:${field.name}`,
        isGate: true,
        estimate: known.kind === "value" ? tested(known, metric, error, loss, at, alpha) : known,
        gainP: gain.p[at] ?? 1,
        nullMean,
      };
    }),
  );
}

function rangeOf(fields: readonly Field[], f: number) {
  const field = fields[f];
  if (!field) throw new Error("a draw of no field");
  return field.range;
}

function tested(
  known: Extract<Estimate, { kind: "value" }>,
  { computation }: NumbersMetric,
  error: number,
  loss: FamilyTest,
  at: number,
  alpha: number,
): Estimate {
  const size = error * (loss.critical(alpha) + POWER_Z);
  const mde = computation.scale === "ratio" ? 1 - Math.exp(-size) : size;
  return { ...known, p: loss.p[at] ?? 1, ...(error > 0 ? { mde } : {}) };
}

/** The value with its block-jackknife interval: a ratio, or a distance beyond what chance alone makes it. */
function measured(metric: NumbersMetric, field: Field, nullMean: number): { known: Estimate; error: number } {
  const { computation } = metric;
  const n = field.generation.value.length;
  if (Math.min(n, field.human.value.length) < metric.minSamples) {
    return { known: unknown("too-few-samples", n), error: 0 };
  }
  const at = (human: Float64Array, generation: Float64Array) => computation.of(human, generation, field.range);
  const error = jackknifeError([
    withoutBlocks(field.human).map((human) => at(human, field.generation.value)),
    withoutBlocks(field.generation).map((generation) => at(field.human.value, generation)),
  ]);
  const value = at(field.human.value, field.generation.value);
  if (!Number.isFinite(value) || !Number.isFinite(error)) return { known: unknown("undefined", n), error: 0 };
  const half = halfWidth(withoutBlocks(field.generation).length) * error;
  const control = { value: computation.scale === "ratio" ? 1 : 0, n: field.human.value.length };
  if (computation.scale === "distance") {
    const beyond = value - nullMean;
    return { known: estimate({ value: beyond, low: beyond - half, high: beyond + half, n, control }), error };
  }
  const constant = momentsOf(field.generation.value, field.range.trim).variance === 0;
  const high = constant ? mostOfConstant(field.human, n, field.range.trim) : Math.exp(value + half);
  const ends = constant ? { value: 0, low: 0 } : { value: Math.exp(value), low: Math.exp(value - half) };
  return { known: estimate({ ...ends, high, n, control }), error };
}

/** Exact bound of a variance ratio where n samples gave one number: so few others may hide, at the far human end. */
function mostOfConstant({ value }: FieldSide, n: number, trim: number): number {
  const hidden = -Math.expm1(Math.log(0.025) / n);
  const { variance, mean } = momentsOf(value, trim);
  const widest = value.reduce((most, x) => Math.max(most, (x - mean) ** 2), 0);
  return (hidden * widest) / variance;
}
