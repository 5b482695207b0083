import { expect, it } from "vitest";
import type { Measurement } from "#domain/judgement.ts";
import { metricOf } from "#domain/metrics/registry.ts";
import { measured, referenceOf, summaryOf } from "./testing/measured.ts";
import { population } from "./testing/population.ts";

/** Samples of a generation, from far under the reference to far above it. */
const SIZES = [250, 1_000, 4_000];
const RUNS = 3;
const REFERENCE = 1_200;
/** Chosen as the worst of many: it lies under its human value by design, and its p knows. */
const CHOSEN = ["regions"];

/** How far a measurement lies from its human value, in its own standard errors; null where it says none. */
function errorsOff({ metric, estimate }: Measurement): number | null {
  const { unit, computation } = metricOf(metric);
  if (estimate.kind === "unknown" || unit === "share" || CHOSEN.includes(computation.kind)) return null;
  const ideal = estimate.control?.value ?? (unit === "ratio" ? 1 : 0);
  const onScale = (value: number) => (unit === "ratio" ? Math.log(value) : value);
  const [value, low, high] = [estimate.value, estimate.low, estimate.high].map(onScale);
  const error = ((high ?? 0) - (low ?? 0)) / (2 * 1.96);
  return Number.isFinite(error) && error > 0 ? ((value ?? 0) - onScale(ideal)) / error : null;
}

it("keeps every metric at its human value when nothing changed, whatever the number of samples", async () => {
  const off = new Map<string, number[]>();
  for (let run = 0; run < RUNS; run++) {
    const reference = await referenceOf(population(REFERENCE, `null reference ${run}`));
    for (const size of SIZES) {
      const people = population(size, `null ${run} of ${size}`);
      for (const each of measured(reference, await summaryOf(reference, people))) {
        const errors = errorsOff(each);
        const name = `${each.metric} ${each.slice.replace(/^(label|facet):.*/, "$1")} of ${size}`;
        if (errors !== null) off.set(name, [...(off.get(name) ?? []), errors]);
      }
    }
  }
  const moved = Array.from(off).flatMap(([name, errors]) => {
    const mean = errors.reduce((sum, each) => sum + each, 0) / errors.length;
    const strength = Math.abs(mean) * Math.sqrt(Math.min(errors.length, RUNS));
    return strength < 4 ? [] : [`${name}: ${mean.toFixed(1)} standard errors off on average`];
  });
  expect(moved).toEqual([]);
});
