import { describe, expect, it } from "vitest";
import { zipfWeights } from "../simulate/world.ts";

const EVENTS = 2_000_000;

/** Expected mass of what T draws of a Zipf law have not shown, learned up to `cut` events: Σp(1−p)^T. */
function unseen(law: Float64Array, draws: number, cut: number): number {
  let mass = 0;
  for (let i = 0; i < law.length; i++) {
    const p = law[i] as number;
    mass += i < cut ? p * Math.exp(draws * Math.log1p(-p)) : p;
  }
  return mass;
}

function zipf(exponent: number): Float64Array {
  const weights = zipfWeights(EVENTS, exponent);
  const sum = weights.reduce((total, weight) => total + weight, 0);
  return weights.map((weight) => weight / sum);
}

describe("mass that a learner of T draws has not seen, Zipf over two million events", () => {
  it.each([
    { exponent: 1.5, slope: -1 / 3, within: 0.007 },
    { exponent: 2, slope: -1 / 2, within: 0.001 },
  ])("falls as T^−(1−1/b): T10, b = $exponent", ({ exponent, slope, within }) => {
    const law = zipf(exponent);
    for (const draws of [1_000, 10_000]) {
      const local = Math.log(unseen(law, draws * 10, EVENTS) / unseen(law, draws, EVENTS)) / Math.log(10);
      expect(Math.abs(local - slope)).toBeLessThan(within);
    }
  });

  it("stays at Σ_{i>k}p, whatever T, once the tail is cut at k: T10, b = 1.5, k = 100", () => {
    const law = zipf(1.5);
    const plateau = law.reduce((sum, p, i) => (i >= 100 ? sum + p : sum), 0);
    expect(plateau).toBeCloseTo(0.075867, 5);
    expect(unseen(law, 1e6, 100)).toBeCloseTo(plateau, 6);
    expect(unseen(law, 1e6, EVENTS)).toBeLessThan(plateau / 5);
  });
});
