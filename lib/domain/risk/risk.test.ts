import { describe, expect, it } from "vitest";
import { estimate, unknown } from "../estimate.ts";
import { type IndicatorReading, indicatorReading, testedReading } from "./indicator.ts";
import { leadingIndicator, likelihoodRange, riskLevels, strengthOfKnowledge } from "./rating.ts";

const lines = { appetite: 0.95, tolerance: 0.85, critical: 0.7, minSamples: 100 };
const of = (low: number, value: number, high: number, n = 500) => estimate({ low, value, high, n });

describe("indicatorReading", () => {
  it.each([
    ["ok only when the whole interval is inside appetite", of(0.95, 0.98, 1.01), "ok", false],
    ["watch when the interval reaches out of appetite", of(0.94, 0.98, 1.01), "watch", false],
    [
      "breach at a point beyond tolerance, unconfirmed while the interval reaches back",
      of(0.75, 0.84, 0.86),
      "breach",
      false,
    ],
    ["confirmed when the whole interval is beyond tolerance", of(0.7, 0.75, 0.84), "breach", true],
    ["unknown on too few samples, however good they look", of(0.99, 1, 1.01, 99), "unknown", false],
    ["unknown without a value", unknown("underpowered"), "unknown", false],
  ] as const)("%s", (_, given, state, confirmed) => {
    expect(indicatorReading(given, lines, "lower")).toEqual({ state, confirmed });
  });

  it("mirrors for a metric that is worse when higher", () => {
    const up = { appetite: 1.1, tolerance: 1.5, critical: 2, minSamples: 100 };
    expect(indicatorReading(of(0.9, 1, 1.1), up, "higher").state).toBe("ok");
    expect(indicatorReading(of(0.9, 1, 1.2), up, "higher").state).toBe("watch");
    expect(indicatorReading(of(1.6, 1.7, 1.8), up, "higher")).toEqual({ state: "breach", confirmed: true });
    expect(indicatorReading(of(1.4, 1.7, 1.8), up, "higher")).toEqual({ state: "breach", confirmed: false });
  });
});

describe("testedReading", () => {
  const pinned = { appetite: 1, tolerance: 0.75, critical: 0.5, minSamples: 1 };
  it("follows the exact test, since an interval of few counts reaches across every line", () => {
    const few = of(0.2, 0.9, 1.8);
    expect(testedReading({ estimate: few, verdict: "ok" }, pinned)).toEqual({ state: "ok", confirmed: false });
    expect(testedReading({ estimate: few, verdict: "breach" }, pinned)).toEqual({ state: "breach", confirmed: false });
    expect(testedReading({ estimate: of(0, 0, 0.4), verdict: "breach" }, pinned).confirmed).toBe(true);
    const untold = { estimate: unknown("underpowered"), verdict: "unknown" as const };
    expect(testedReading(untold, pinned).state).toBe("unknown");
  });
});

const ok: IndicatorReading = { state: "ok", confirmed: false };
const watch: IndicatorReading = { state: "watch", confirmed: false };
const breach: IndicatorReading = { state: "breach", confirmed: false };
const confirmed: IndicatorReading = { state: "breach", confirmed: true };
const blank: IndicatorReading = { state: "unknown", confirmed: false };

describe("likelihoodRange", () => {
  it.each<[string, IndicatorReading[], [number, number]]>([
    ["nothing read is the full range", [], [1, 5]],
    ["unknown is the full range, whatever came before", [ok, ok, blank], [1, 5]],
    ["one ok", [breach, ok], [2, 2]],
    ["three ok running", [ok, ok, ok], [1, 2]],
    ["watch", [ok, watch], [2, 4]],
    ["breach", [breach], [3, 5]],
    ["confirmed", [breach, confirmed], [4, 5]],
    ["confirmed twice running", [confirmed, confirmed], [5, 5]],
  ])("%s", (_, readings, [low, high]) => expect(likelihoodRange(readings)).toEqual({ low, high }));
});

describe("leadingIndicator", () => {
  it("is the worst, and prefers unknown over ok: not knowing is never the better answer", () => {
    expect(leadingIndicator([[ok], [breach], [watch]])).toBe(1);
    expect(leadingIndicator([[ok], [blank]])).toBe(1);
    expect(leadingIndicator([[breach], [confirmed]])).toBe(1);
    expect(leadingIndicator([])).toBeNull();
  });
});

describe("strengthOfKnowledge", () => {
  it("is low for one generation or an unknown one, and high only with three and a small detectable effect", () => {
    expect(strengthOfKnowledge([ok], 0.01)).toBe("low");
    expect(strengthOfKnowledge([ok, ok, blank], 0.01)).toBe("low");
    expect(strengthOfKnowledge([ok, ok], 0.01)).toBe("medium");
    expect(strengthOfKnowledge([ok, ok, ok], 0.2)).toBe("medium");
    expect(strengthOfKnowledge([ok, ok, ok], 0.08)).toBe("high");
  });
});

describe("riskLevels", () => {
  it("shows a range as the set of its cells, and nothing before a person has set the impact", () => {
    expect(riskLevels({ low: 3, high: 5 }, 4)).toEqual(["high", "extreme"]);
    expect(riskLevels({ low: 1, high: 5 }, null)).toEqual([]);
  });
});
