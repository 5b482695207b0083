import { describe, expect, it } from "vitest";
import { multinomialCounts } from "../simulate/alias.ts";
import { zipfWeights } from "../simulate/world.ts";
import { random } from "../stats/random.ts";
import { fourErrors, mean, replicated, runsOf } from "./testing/replicates.ts";

/** Gini-Simpson diversity 1 − Σp². */
function diversity(weights: Float64Array): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return 1 - weights.reduce((total, weight) => total + (weight / sum) ** 2, 0);
}

const LAW = zipfWeights(500, 1.2);

describe("a model that counts and is sampled as it is", () => {
  it.each([
    { bundle: 20, generations: 20, runs: runsOf(1_500, 20_000), theory: 0.3585 },
    { bundle: 1_000, generations: 30, runs: runsOf(120, 1_000), theory: 0.97043 },
  ])(
    "loses diversity as H_g/H_0 = (1−1/M)^g under replace: T3, M = $bundle",
    ({ bundle, generations, runs, theory }) => {
      const source = random(`T3/${bundle}`);
      const ratios = replicated(runs, () => {
        let weights = LAW;
        for (let g = 0; g < generations; g++) weights = multinomialCounts(weights, bundle, source);
        return diversity(weights) / diversity(LAW);
      });
      expect((1 - 1 / bundle) ** generations).toBeCloseTo(theory, 4);
      expect(Math.abs(mean(ratios) - (1 - 1 / bundle) ** generations)).toBeLessThan(fourErrors(ratios));
    },
  );

  it.each([
    { bundle: 20, generations: 20, runs: runsOf(800, 20_000), theory: 0.922 },
    { bundle: 1_000, generations: 30, runs: runsOf(60, 500), theory: 0.99839 },
  ])("keeps ∏(1−1/(Mk²)) of it under accumulate: T4, M = $bundle", ({ bundle, generations, runs, theory }) => {
    const source = random(`T4/${bundle}`);
    const ratios = replicated(runs, () => {
      const all = multinomialCounts(LAW, bundle, source);
      for (let g = 1; g < generations; g++) {
        const drawn = multinomialCounts(all, bundle, source);
        for (let i = 0; i < all.length; i++) all[i] = (all[i] ?? 0) + (drawn[i] ?? 0);
      }
      return diversity(all) / diversity(LAW);
    });
    let kept = 1;
    for (let k = 1; k <= generations; k++) kept *= 1 - 1 / (bundle * k * k);
    const limit = Math.sin(Math.PI / Math.sqrt(bundle)) / (Math.PI / Math.sqrt(bundle));
    expect(kept).toBeCloseTo(theory, 4);
    expect(kept).toBeGreaterThan(limit);
    expect(Math.abs(mean(ratios) - kept)).toBeLessThan(fourErrors(ratios));
  });

  it.each([
    { times: 2, steps: 5, theory: 0.464 },
    { times: 5, steps: 10, theory: 0.577 },
    { times: 10, steps: 10, theory: 0.821 },
  ])(
    "keeps an event seen k = $times times for m = $steps steps as 1−q_m^k, q_{m+1} = exp(q_m−1): T7",
    ({ times, steps, theory }) => {
      const bundle = 2_000;
      const source = random(`T7/${times}/${steps}`);
      const kept = replicated(runsOf(40, 200), () => {
        let weights: Float64Array = new Float64Array(bundle / times).fill(times);
        for (let m = 0; m < steps; m++) weights = multinomialCounts(weights, bundle, source);
        return weights.filter((weight) => weight > 0).length / weights.length;
      });
      let lost = 0;
      for (let m = 0; m < steps; m++) lost = Math.exp(lost - 1);
      expect(1 - lost ** times).toBeCloseTo(theory, 3);
      expect(Math.abs(mean(kept) - (1 - lost ** times))).toBeLessThan(0.02);
    },
  );
});
