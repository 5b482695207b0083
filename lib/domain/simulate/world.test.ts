import { describe, expect, it } from "vitest";
import { random } from "#domain/stats/random.ts";
import { multinomialCounts } from "./alias.ts";
import { resampled, sampleWorld, sharpened, worldOf, zipfWeights } from "./world.ts";

const mean = (values: readonly number[]) => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Four standard errors of the mean of replicates. */
function fourErrors(values: readonly number[]): number {
  const centre = mean(values);
  const variance = values.reduce((sum, value) => sum + (value - centre) ** 2, 0) / (values.length - 1);
  return 4 * Math.sqrt(variance / values.length);
}

/** Gini-Simpson diversity 1 - sum of p². */
function diversity(weights: Float64Array): number {
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return 1 - weights.reduce((total, weight) => total + (weight / sum) ** 2, 0);
}

describe("multinomial resampling", () => {
  it.each([
    { bundle: 20, generations: 20, runs: 1500, seen: 0.3585 },
    { bundle: 1000, generations: 30, runs: 120, seen: 0.97043 },
  ])("loses diversity as (1-1/M)^g: T3, M = $bundle", ({ bundle, generations, runs, seen }) => {
    const law = zipfWeights(500, 1.2);
    const source = random(`T3/${bundle}`);
    const ratios = Array.from({ length: runs }, () => {
      let weights = law;
      for (let g = 0; g < generations; g++) weights = multinomialCounts(weights, bundle, source);
      return diversity(weights) / diversity(law);
    });
    const theory = (1 - 1 / bundle) ** generations;
    expect(theory).toBeCloseTo(seen, 4);
    expect(Math.abs(mean(ratios) - theory)).toBeLessThan(fourErrors(ratios));
  });

  it.each([
    { times: 2, steps: 5, seen: 0.464 },
    { times: 5, steps: 10, seen: 0.577 },
    { times: 10, steps: 10, seen: 0.821 },
  ])("keeps an event seen $times times for $steps steps as 1-q^k tells: T7", ({ times, steps, seen }) => {
    const bundle = 2000;
    const source = random(`T7/${times}/${steps}`);
    const runs = Array.from({ length: 40 }, () => {
      let weights: Float64Array = new Float64Array(bundle / times).fill(times);
      for (let m = 0; m < steps; m++) weights = multinomialCounts(weights, bundle, source);
      return weights.filter((weight) => weight > 0).length / weights.length;
    });
    let lost = 0;
    for (let m = 0; m < steps; m++) lost = Math.exp(lost - 1);
    const theory = 1 - lost ** times;
    expect(theory).toBeCloseTo(seen, 3);
    expect(Math.abs(mean(runs) - theory)).toBeLessThan(0.02);
  });
});

describe("world W", () => {
  const world = worldOf("test");
  const typesOf = (samples: Int32Array[]) => new Set(samples.flatMap((sample) => [...sample])).size;

  it("gives samples of at most 30 different events, the same for the same seed", () => {
    const run = () => sampleWorld(world, 50, random("same"));
    expect(run()).toEqual(run());
    for (const sample of run()) expect(new Set(sample).size).toBe(sample.length);
  });

  it("shows fewer types once resampled or sharpened, and as many from itself", () => {
    const human = typesOf(sampleWorld(world, 1000, random("human")));
    const again = typesOf(sampleWorld(world, 1000, random("again")));
    const learned = typesOf(sampleWorld(resampled(world, 4000, random("bundle")), 1000, random("learned")));
    const sharp = typesOf(sampleWorld(sharpened(world, 0.9), 1000, random("sharp")));
    expect(Math.abs(again / human - 1)).toBeLessThan(0.02);
    expect(learned / human).toBeLessThan(0.95);
    expect(sharp / human).toBeLessThan(0.85);
  });
});
