import { describe, expect, it } from "vitest";
import { multinomialCounts } from "../simulate/alias.ts";
import { zipfWeights } from "../simulate/world.ts";
import { type Random, random } from "../stats/random.ts";
import { mean, replicated } from "../theory/testing/replicates.ts";
import { ancestry, type Breeding, humanEquivalent } from "./ancestry.ts";

const M = 2_000;
const OBSERVED = 700;

/** Different human samples that the observed ones descend from, drawn sample by sample: roots are numbered, human ones anew. */
function rootsSeen({ workflow, share }: Breeding, steps: number, source: Random): number {
  let next = M;
  let bundle = Array.from({ length: M }, (_, i) => i);
  for (let step = 0; step < steps; step++) {
    const fresh = Math.round(M * share);
    const drawn = Array.from({ length: M - fresh }, () => bundle[source.below(bundle.length)] ?? 0);
    const human = Array.from({ length: fresh }, () => next++);
    bundle = (workflow === "accumulate" ? bundle : []).concat(drawn, human);
  }
  return new Set(Array.from({ length: OBSERVED }, () => bundle[source.below(bundle.length)])).size;
}

describe("the ancestors of what is observed", () => {
  it.each([
    { workflow: "replace", share: 0, steps: 1 },
    { workflow: "replace", share: 0, steps: 8 },
    { workflow: "mixed", share: 0.2, steps: 8 },
    { workflow: "accumulate", share: 0, steps: 1 },
    { workflow: "accumulate", share: 0, steps: 8 },
    { workflow: "accumulate", share: 0.3, steps: 8 },
  ] as const)(
    "are as many human samples as a simulated lineage has, $workflow, λ = $share, $steps steps",
    (setting) => {
      const breeding: Breeding = { ...setting, bundle: M, held: M };
      const source = random(`ancestry/${setting.workflow}/${setting.share}/${setting.steps}`);
      const seen = mean(replicated(60, () => rootsSeen(breeding, setting.steps, source)));
      expect(Math.abs(humanEquivalent(breeding, OBSERVED, setting.steps) / seen - 1)).toBeLessThan(0.015);
    },
  );

  it("are the observed draws of today's model while nothing is bred, and no more than those later", () => {
    for (const workflow of ["replace", "accumulate"] as const) {
      const breeding: Breeding = { workflow, bundle: M, share: 0, held: 3 * M };
      expect(ancestry(breeding, OBSERVED, 0)).toMatchObject({ model: OBSERVED, human: 0 });
      expect(ancestry(breeding, OBSERVED, 5).model).toBeLessThan(OBSERVED);
    }
  });

  it("spread over 200 lineages as S(2N) − S(N) tells, which the fan takes for it", () => {
    const law = zipfWeights(5_000, 1.1);
    const breeding: Breeding = { workflow: "replace", bundle: M, share: 0, held: M };
    const seen = Array.from({ length: 200 }, (_, run) => {
      const source = random(`spread/${run}`);
      let weights: Float64Array = law;
      for (let g = 0; g < 4; g++) weights = multinomialCounts(weights, M, source);
      return multinomialCounts(weights, OBSERVED, source).filter((count) => count > 0).length;
    });
    const sd = Math.sqrt(seen.reduce((sum, each) => sum + (each - mean(seen)) ** 2, 0) / (seen.length - 1));
    const sum = law.reduce((all, weight) => all + weight, 0);
    const shown = (n: number) => law.reduce((all, weight) => all - Math.expm1((-n * weight) / sum), 0);
    const equivalent = humanEquivalent(breeding, OBSERVED, 3);
    expect(Math.abs(mean(seen) / shown(equivalent) - 1)).toBeLessThan(0.02);
    expect(sd / Math.sqrt(shown(2 * equivalent) - shown(equivalent))).toBeGreaterThan(0.8);
    expect(sd / Math.sqrt(shown(2 * equivalent) - shown(equivalent))).toBeLessThan(1.2);
  });
});
