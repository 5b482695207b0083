import { describe, expect, it } from "vitest";
import { chaoAt } from "./chao-at.ts";
import { chiSquareQuantile, chiSquareUpperTail } from "./gamma.ts";
import { hillIndex } from "./hill-index.ts";
import { cellCounts, decilesOf, stability, stabilityByChance } from "./psi.ts";
import { random } from "./random.ts";

describe("hillIndex", () => {
  const pareto = (exponent: number, n: number, scale = 1) => {
    const source = random(`pareto/${exponent}`);
    return Float64Array.from({ length: n }, () => scale * (1 - source.uniform()) ** (-1 / exponent)).sort();
  };
  it.each([1.5, 3])("of Pareto numbers is one over their exponent (%d), within three standard errors", (exponent) => {
    const k = 1_000;
    const error = 1 / exponent / Math.sqrt(k);
    expect(Math.abs(hillIndex(pareto(exponent, 20_000), k) - 1 / exponent)).toBeLessThan(3 * error);
  });

  it("is moved by no change of scale", () => {
    expect(hillIndex(pareto(2, 500, 1e6), 25)).toBeCloseTo(hillIndex(pareto(2, 500), 25), 10);
  });

  it("is no number where the extremes start at zero", () => {
    expect(hillIndex(new Float64Array(100), 5)).toBeNaN();
  });
});

describe("chaoAt", () => {
  const held = { count: [1, 2, 3, 9], times: [12, 5, 4, 2] };
  const n = 52;
  it("at all units is Chao's estimate of the counts themselves", () => {
    expect(chaoAt(held, n)).toBeCloseTo(23 + (12 * 11) / (2 * 6), 9);
  });

  it("rises with the units it is read at", () => {
    expect(chaoAt(held, 20)).toBeLessThan(chaoAt(held, 40));
  });
});

describe("stability", () => {
  it("is Σ(p−q)·ln(p/q)", () => {
    expect(stability([50, 50], [80, 20]).value).toBeCloseTo(0.3 * Math.log(1.6) + 0.3 * Math.log(2.5), 12);
  });

  it("gives an empty cell half a count on both sides, and leaves out cells that nobody fills", () => {
    const { value, cells } = stability([10, 10, 0], [20, 0, 0]);
    expect(cells).toBe(2);
    const [p, q] = [10.5 / 20.5, 0.5 / 20.5];
    expect(value).toBeCloseTo((10 / 20.5 - 20 / 20.5) * Math.log(10 / 20) + (p - q) * Math.log(p / q), 12);
  });

  it("of halves of one law is what chance makes, on average", () => {
    const source = random("psi");
    const drawn = (n: number) => Float64Array.from({ length: n }, () => source.uniform()).sort();
    let excess = 0;
    for (let run = 0; run < 400; run++) {
      const [a, b] = [drawn(400), drawn(300)];
      const edges = decilesOf(a);
      const { value, cells } = stability(cellCounts(a, edges), cellCounts(b, edges));
      excess += (value - stabilityByChance(cells, 400, 300)) / 400;
    }
    // The chance part is 0.0525; a run's deviation about 0.025.
    expect(Math.abs(excess)).toBeLessThan(0.005);
  });

  it("merges tenths that tie", () => {
    const tied = Float64Array.from({ length: 100 }, (_, i) => (i < 75 ? 1 : i < 95 ? 2 : 3));
    expect(decilesOf(tied)).toEqual([1, 2]);
    expect(decilesOf(new Float64Array(10))).toEqual([]);
  });
});

describe("chiSquareQuantile", () => {
  it("is undone by the upper tail", () => {
    for (const p of [0.975, 0.5, 0.025, 1e-6]) {
      expect(chiSquareUpperTail(chiSquareQuantile(p, 7), 7) / p).toBeCloseTo(1, 9);
    }
    expect(chiSquareQuantile(0.05, 1)).toBeCloseTo(3.841458820694124, 9);
  });
});
