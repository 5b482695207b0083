import { describe, expect, it } from "vitest";
import { normalSource } from "../simulate/normal.ts";
import { fitted, normalDesign, nothingSeen, observe } from "../simulate/regression.ts";
import { random } from "../stats/random.ts";
import { fourErrors, mean, replicated, runsOf } from "./testing/replicates.ts";

const D = 20;
const T = 100;
const G = 10;
/** Error Σw² that one generation expects. */
const ONE = D / (T - D - 1);

/** Error after ten generations in units of one; the truth is 0 and the noise 1. */
function afterTen(seed: string, isFresh: boolean, workflow: "replace" | "accumulate"): number {
  const normal = normalSource(random(seed));
  const first = normalDesign(T, D, normal);
  let seen = nothingSeen(D);
  let learned: Float64Array = new Float64Array(D);
  for (let g = 0; g < G; g++) {
    if (workflow === "replace") seen = nothingSeen(D);
    observe(seen, isFresh && g > 0 ? normalDesign(T, D, normal) : first, learned, normal);
    learned = fitted(seen);
  }
  return learned.reduce((sum, each) => sum + each * each, 0) / ONE;
}

const sumTo = (term: (i: number) => number) => Array.from({ length: G }, (_, k) => term(k + 1)).reduce((a, b) => a + b);

describe("least squares that learns from its own answers, d = 20, T = 100, ten generations", () => {
  it.each([
    { x: "fresh", isFresh: true },
    { x: "reused", isFresh: false },
  ])("adds up to g·σ²d/(T−d−1) under replace, X $x: T5", ({ x, isFresh }) => {
    const seen = replicated(runsOf(150, 2_000), (run) => afterTen(`T5/${x}/${run}`, isFresh, "replace"));
    expect(Math.abs(mean(seen) - G)).toBeLessThan(fourErrors(seen));
  });

  it("stays bounded under accumulate, X reused: Σ1/i² ≤ π²/6: T6", () => {
    const theory = sumTo((i) => 1 / (i * i));
    expect(theory).toBeCloseTo(1.55, 3);
    expect(theory).toBeLessThan(Math.PI ** 2 / 6);
    const seen = replicated(runsOf(150, 2_000), (run) => afterTen(`T6/reused/${run}`, false, "accumulate"));
    expect(Math.abs(mean(seen) - theory)).toBeLessThan(fourErrors(seen));
  });

  it("stays bounded under accumulate, X fresh: Σ(T−d−1)/(i(iT−d−1)): T6", () => {
    const theory = sumTo((i) => (T - D - 1) / (i * (i * T - D - 1)));
    expect(theory).toBeCloseTo(1.47, 3);
    const seen = replicated(runsOf(150, 2_000), (run) => afterTen(`T6/fresh/${run}`, true, "accumulate"));
    expect(Math.abs(mean(seen) - theory)).toBeLessThan(fourErrors(seen));
  });
});
