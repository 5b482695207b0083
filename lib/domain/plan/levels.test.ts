import { describe, expect, it } from "vitest";
import { atLevel, crossingOf, FAN_LEVELS } from "./levels.ts";

const foretold = (value: number, spread = 1.1) => ({ value, low: value / spread, high: value * spread });
const falling = [0.92, 0.88, 0.84, 0.8, 0.76].map((value, at) => ({ index: 5 + at, ...foretold(value) }));

describe("atLevel", () => {
  it("nests the intervals: 50 within 80 within 95, which is what was given, all around the value", () => {
    const [half, most, all] = FAN_LEVELS.map((level) => atLevel(foretold(0.8), level));
    expect(all).toEqual({ low: 0.8 / 1.1, high: expect.closeTo(0.88, 10) });
    for (const [inner, outer] of [
      [half, most],
      [most, all],
    ]) {
      expect(inner?.low).toBeGreaterThan(outer?.low ?? 1);
      expect(inner?.high).toBeLessThan(outer?.high ?? 0);
    }
  });

  it("leaves a forecast of nothing as it is", () => {
    expect(atLevel({ value: 0, low: 0, high: 0 }, 80)).toEqual({ low: 0, high: 0 });
  });
});

describe("crossingOf", () => {
  it("says when a fall crosses the line, and the 80% around it: the low end first, the high end last", () => {
    const { at, from, to, isUnderNow } = crossingOf(foretold(0.95), falling, 0.85);
    expect({ isUnderNow, at }).toEqual({ isUnderNow: false, at: 7 });
    expect(from).toBeLessThan(7);
    expect(to).toBeGreaterThan(7);
  });

  it("says when a rise comes back over it, and null where it does not within what is foretold", () => {
    const rising = falling.map(({ index }, k) => ({ index, ...foretold(0.8 + 0.02 * k, 1.001) }));
    expect(crossingOf(foretold(0.75), rising, 0.85)).toEqual({ isUnderNow: true, at: 8, from: 8, to: 8 });
    expect(crossingOf(foretold(0.75), rising, 0.95)).toMatchObject({ at: null, from: null, to: null });
  });
});
