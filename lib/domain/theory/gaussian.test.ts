import { describe, expect, it } from "vitest";
import { type Gaussian, refitted } from "../simulate/gaussian.ts";
import { normalSource } from "../simulate/normal.ts";
import { random } from "../stats/random.ts";
import { fourErrors, mean, runsOf } from "./testing/replicates.ts";

function lineages(seed: string, settings: { bundle: number; divisor: number; runs: number }): Gaussian[] {
  const normal = normalSource(random(seed));
  return Array.from({ length: settings.runs }, () => {
    let law: Gaussian = { mean: 0, variance: 1 };
    for (let g = 0; g < 20; g++) law = refitted(law, settings.bundle, settings.divisor, normal);
    return law;
  });
}

/** ψ(x) for x > 0: recurrence up to 6, then the asymptotic series (Abramowitz, Stegun 6.3.18). */
function digamma(x: number): number {
  if (x < 6) return digamma(x + 1) - 1 / x;
  const square = 1 / (x * x);
  return Math.log(x) - 1 / (2 * x) - square * (1 / 12 - square * (1 / 120 - square / 252));
}

describe("Gaussian recursion over 20 generations", () => {
  it.each([
    { bundle: 10, runs: runsOf(8_000, 40_000), theory: 0.1216 },
    { bundle: 100, runs: runsOf(1_500, 8_000), theory: 0.8179 },
  ])("loses variance as E s² = (1 − 1/M)^g by maximum likelihood: T1, M = $bundle", ({ bundle, runs, theory }) => {
    expect((1 - 1 / bundle) ** 20).toBeCloseTo(theory, 4);
    const seen = lineages(`T1/${bundle}`, { bundle, divisor: bundle, runs }).map(({ variance }) => variance);
    expect(Math.abs(mean(seen) - theory)).toBeLessThan(fourErrors(seen));
  });

  it("keeps E s² without bias, yet loses the typical one: E ln s² = g[ψ((M−1)/2) − ln((M−1)/2)], E μ² = g/M: T2", () => {
    const runs = lineages("T2", { bundle: 10, divisor: 9, runs: runsOf(8_000, 40_000) });
    const expected = 20 * (digamma(4.5) - Math.log(4.5));
    expect(expected).toBeCloseTo(-2.304, 3);
    const logs = runs.map(({ variance }) => Math.log(variance));
    const means = runs.map((law) => law.mean ** 2);
    expect(Math.abs(mean(logs) - expected)).toBeLessThan(fourErrors(logs));
    expect(Math.abs(mean(means) - 20 / 10)).toBeLessThan(fourErrors(means));
  });
});
