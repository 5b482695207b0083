import { describe, expect, it } from "vitest";
import {
  ago,
  count,
  deltaWords,
  fixed,
  interval,
  percent,
  plural,
  pValue,
  quantity,
  significant,
  sliceWords,
} from "./format.ts";

describe("numbers as people read them", () => {
  it("have four significant digits where they have no unit, and no empty ones", () => {
    expect([10.5, 1 / 6, 2340.4, 0, -0.5, 21].map(significant)).toEqual([
      "10.5",
      "0.1667",
      "2,340",
      "0",
      "\u22120.5",
      "21",
    ]);
  });

  it("adds digits until the rounded value stands on its true side of the line", () => {
    expect(quantity(0.8496, "ratio", [0.85])).toBe("84.96%");
    expect(quantity(0.8504, "ratio", [0.85])).toBe("85.04%");
    expect(quantity(0.71, "ratio", [0.85])).toBe("71%");
    expect(quantity(0.85, "ratio", [0.85])).toBe("85%");
  });

  it("lets value and bounds share decimals, so that no bound is rounded onto a line", () => {
    expect(interval({ value: 0.71, low: 0.66, high: 0.76 }, "ratio", [0.85])).toEqual({
      value: "71%",
      interval: "66-76%",
    });
    expect(interval({ value: 0.8, low: 0.75, high: 0.8496 }, "ratio", [0.85])).toEqual({
      value: "80.00%",
      interval: "75.00-84.96%",
    });
  });

  it("keeps a bound that all but touches a line on its side of it, without drowning the value in digits", () => {
    expect(interval({ value: 0.832559, low: 0.81548, high: 0.849995 }, "ratio", [0.85])).toEqual({
      value: "83.26%",
      interval: "81.55-84.99%",
    });
  });

  it("signs differences, words the range over zero, and never prints minus zero", () => {
    expect(quantity(0.021, "points")).toBe("+2.1 points");
    expect(interval({ value: 0.01, low: -0.02, high: 0.04 }, "points").interval).toBe("−2.0 to 4.0 points");
    expect(fixed(-0.001, 1)).toBe("0.0");
  });

  it("says which direction is worse", () => {
    expect(deltaWords(-0.09, "lower", "ratio")).toBe("−9 points, worse");
    expect(deltaWords(-0.09, "higher", "ratio")).toBe("−9 points, better");
    expect(deltaWords(0, "lower", "ratio")).toBe("unchanged");
  });

  it("floors p, groups thousands, counts in words", () => {
    expect(pValue(0.00004)).toBe("p < .001");
    expect(pValue(0.012)).toBe("p = .012");
    expect(count(12345)).toBe("12,345");
    expect(percent(0.0004)).toBe("0.04%");
    expect(plural(1, "lineage")).toBe("1 lineage");
    expect(plural(1204, "event")).toBe("1,204 events");
    expect(sliceWords("rarity:2-3")).toBe("words seen 2-3 times");
    expect(ago(new Date("2026-01-01T00:00:00Z"), new Date("2026-01-03T00:30:00Z"))).toBe("2 d ago");
  });
});
