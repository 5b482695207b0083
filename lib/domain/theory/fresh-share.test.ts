import { describe, expect, it } from "vitest";
import { ancestry } from "../plan/ancestry.ts";
import { eventRecall } from "../plan/event-recall.ts";
import { effectiveBundle, shareForInflation } from "../plan/settled.ts";
import { multinomialCounts } from "../simulate/alias.ts";
import { zipfWeights } from "../simulate/world.ts";
import { random } from "../stats/random.ts";
import { fourErrors, mean, runsOf } from "./testing/replicates.ts";

const M = 2_000;
const WEIGHTS = zipfWeights(M, 1.1);
const SUM = WEIGHTS.reduce((sum, weight) => sum + weight, 0);
const LAW = WEIGHTS.map((weight) => weight / SUM);

/** A bundle of M: fresh human draws in this share, the rest drawn from the bundle before. */
function nextBundle(bundle: Float64Array, share: number, source: ReturnType<typeof random>): Float64Array {
  const fresh = Math.round(share * M);
  const human = multinomialCounts(LAW, fresh, source);
  return fresh === M ? human : multinomialCounts(bundle, M - fresh, source).map((count, i) => count + (human[i] ?? 0));
}

describe("bundles of 2,000 over 2,000 events (Zipf 1.1) with a fresh human share", () => {
  // The smallest share has the longest memory: on the bench alone.
  const shares = [
    { share: 0.3, theory: 0.00098 },
    { share: 0.1, theory: 0.00263 },
    { share: 0.02, theory: 0.01247 },
  ];
  it.each(shares.slice(0, runsOf(2, 3)))(
    "vary as draws of M_eff = M(2λ−λ²)+1−λ do: T8, λ = $share",
    ({ share, theory }) => {
      expect(1 / effectiveBundle(M, share)).toBeCloseTo(theory, 4);
      const source = random(`T8/${share}`);
      const spread = LAW.reduce((sum, p) => sum + p * (1 - p), 0);
      // Two memories apart, bundles no longer know each other.
      const apart = Math.ceil(2 / share);
      let bundle = multinomialCounts(LAW, M, source);
      const later = () => {
        for (let g = 0; g < apart; g++) bundle = nextBundle(bundle, share, source);
      };
      for (let warm = 0; warm < 3; warm++) later();
      const seen = Array.from({ length: runsOf(60, 600) }, () => {
        later();
        return bundle.reduce((all, count, i) => all + (count / M - (LAW[i] ?? 0)) ** 2, 0) / spread;
      });
      expect(Math.abs(mean(seen) - 1 / effectiveBundle(M, share))).toBeLessThan(fourErrors(seen));
    },
  );

  it.each([
    { share: 0.1, steps: 10, theory: 0.0832, within: 0.03 },
    { share: 0.1, steps: 60, theory: 0.0808, within: 0.05 },
    { share: 0, steps: 30, theory: 0.0165, within: 0.03 },
  ])(
    "show a rare event as 1 − exp(−pλM·Σ(1−s_j))·s_T^c: T9, λ = $share, T = $steps",
    ({ share, steps, theory, within }) => {
      const source = random(`T9/${share}/${steps}`);
      const rare = Array.from(LAW.keys()).filter((i) => (LAW[i] ?? 0) < 2 / M);
      const breeding = { workflow: "mixed" as const, bundle: M, share, held: M };
      const runs = Array.from({ length: runsOf(steps < 60 ? 40 : 15, 400) }, () => {
        const first = multinomialCounts(LAW, M, source);
        let bundle = first;
        for (let g = 0; g < steps; g++) bundle = nextBundle(bundle, share, source);
        const seen = multinomialCounts(bundle, M, source);
        return {
          seen: mean(rare.map((i) => ((seen[i] ?? 0) > 0 ? 1 : 0))),
          foretold: mean(
            rare.map((i) => eventRecall(breeding, { observed: M, steps, rate: LAW[i] ?? 0, held: first[i] ?? 0 })),
          ),
        };
      });
      const seen = mean(runs.map((run) => run.seen));
      const foretold = mean(runs.map((run) => run.foretold));
      expect(Math.abs(foretold / theory - 1)).toBeLessThan(within);
      const noise = fourErrors(runs.map((run) => run.seen - run.foretold));
      expect(Math.abs(seen - foretold)).toBeLessThan(within * foretold + noise);
    },
  );

  it("inflate variance by 1/(2λ−λ²): V = 1.5, 2, 5, 10 need λ = .42, .29, .106, .051", () => {
    for (const [inflation, share] of [
      [1.5, 0.42],
      [2, 0.29],
      [5, 0.106],
      [10, 0.051],
    ] as const) {
      expect(shareForInflation(inflation)).toBeCloseTo(share, 2);
      expect(1 / (2 * shareForInflation(inflation) - shareForInflation(inflation) ** 2)).toBeCloseTo(inflation, 9);
    }
  });
});

it("is worth the same whether read backwards by ancestors or by the chain s_j of the design", () => {
  const [share, observed, steps] = [0.2, 700, 6];
  let silent = Math.exp(-observed / M);
  let human = 0;
  for (let j = 0; j < steps; j++) {
    human += share * M * (1 - silent);
    if (j === steps - 1) break;
    silent = Math.exp(-(1 - share) * (1 - silent));
  }
  const got = ancestry({ workflow: "mixed", bundle: M, share, held: M }, observed, steps);
  expect(got.human).toBeCloseTo(human, 6);
  expect(got.model).toBeCloseTo((1 - share) * M * (1 - silent), 6);
});
