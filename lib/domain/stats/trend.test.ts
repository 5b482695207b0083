import { describe, expect, it } from "vitest";
import { random } from "./random.ts";
import { fallingP, kendallS, theilSen } from "./trend.ts";

const places = (n: number) => Array.from({ length: n }, (_, i) => i + 1);
const falling = (values: readonly number[]) => fallingP(places(values.length), values);

/** Every order of the values, equal ones included. */
function orders(values: readonly number[]): number[][] {
  if (values.length <= 1) return [[...values]];
  return values.flatMap((value, i) => orders(values.toSpliced(i, 1)).map((rest) => [value, ...rest]));
}

describe("fallingP", () => {
  it.each([
    [4, 0.042],
    [5, 0.0083],
    [6, 0.0014],
  ])("has the least p that Kendall's table gives for %i points", (n, p) => {
    const values = places(n).map((x) => -x);
    expect(falling(values)).toBeCloseTo(p, p < 0.01 ? 4 : 3);
  });

  it("has the p of Kendall's table at S = -20 of nine points: .022", () => {
    const values = [8, 7, 6, 5, 4, 3, 2, 1, 9];
    expect(kendallS(values)).toBe(-20);
    expect(falling(values)).toBeCloseTo(0.022, 3);
  });

  it.each([[[1, 2, 3, 4, 5]], [[1, 1, 2, 3, 3, 3]], [[2, 2, 2, 2, 5, 5]], [[7, 7, 7, 7]]])(
    "equals the share of all orders that fall as much, ties included: %j",
    (values) => {
      const all = orders(values).map(kendallS);
      for (const order of orders(values).filter((_, i) => i % 37 === 0)) {
        const s = kendallS(order);
        const share = all.filter((each) => each <= s).length / all.length;
        expect(falling(order)).toBeCloseTo(share, 10);
      }
    },
  );

  it("keeps its level on independent noise, at six, ten and fourteen points", () => {
    const source = random("trend-null");
    for (const n of [6, 10, 14]) {
      let hits = 0;
      for (let run = 0; run < 2_000; run++) hits += falling(places(n).map(() => source.uniform())) <= 0.05 ? 1 : 0;
      expect(hits / 2_000, `${n} points`).toBeLessThan(0.065);
    }
  });

  it("does not call autocorrelated noise a trend nearly as often as plain Mann-Kendall does", () => {
    const source = random("trend-ar");
    let plain = 0;
    let corrected = 0;
    for (let run = 0; run < 400; run++) {
      let level = 0;
      const values = places(52).map(() => {
        level = 0.8 * level + source.uniform() - 0.5;
        return level;
      });
      plain += kendallS(values) < -1.645 * Math.sqrt((52 * 51 * 109) / 18) ? 1 : 0;
      corrected += falling(values) <= 0.05 ? 1 : 0;
    }
    expect(plain / 400).toBeGreaterThan(0.2);
    expect(corrected).toBeLessThan(0.75 * plain);
  });
});

describe("theilSen", () => {
  it("finds the slope of a line by true places, gaps included, and is moved by no single outlier", () => {
    const at = [1, 2, 4, 5, 7, 8, 9];
    const values = at.map((x) => 3 - 0.5 * x);
    expect(theilSen(at, values)).toEqual({ slope: -0.5, low: -0.5, high: -0.5 });
    expect(theilSen(at, values.with(3, 90))?.slope).toBeCloseTo(-0.5, 12);
  });

  it("gives no interval where no order of so few points could be rejected", () => {
    expect(theilSen([1, 2, 3, 4], [4, 3, 2, 1])).toBeNull();
  });

  it("covers the true slope in at least 95% of noisy lines", () => {
    const source = random("theil-sen");
    for (const n of [6, 8, 12]) {
      let covered = 0;
      for (let run = 0; run < 600; run++) {
        const values = places(n).map((x) => -0.03 * x + 0.1 * (source.uniform() + source.uniform() - 1));
        const found = theilSen(places(n), values);
        covered += found && found.low <= -0.03 && found.high >= -0.03 ? 1 : 0;
      }
      expect(covered / 600, `${n} points`).toBeGreaterThan(0.93);
    }
  });
});
