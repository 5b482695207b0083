import { describe, expect, it } from "vitest";
import { estimate } from "../estimate.ts";
import { deviation } from "./deviation.ts";
import type { SeriesView } from "./views/series.ts";

const point = (index: number, value: number, reach: number, n: number) => ({
  index,
  verdict: "ok" as const,
  estimate: estimate({ value, low: value / Math.exp(1.96 * reach), high: value * Math.exp(1.96 * reach), n }),
});
const series = (points: SeriesView["points"]): SeriesView => ({
  ...{ metric: "m", version: 1, slice: "all", label: "", family: "tail", unit: "ratio", worseWhen: "lower" },
  ...{ reading: "", ideal: 1, watch: null, breach: null, points },
});

describe("the human band", () => {
  it("does not widen because the generation lost its tail", () => {
    const [healthy, lost] = [point(1, 1, 0.02, 1000), point(2, 0.3, 0.2, 1000)];
    const one = series([healthy, lost]);
    expect(deviation(one, lost)).toEqual(deviation(one, healthy));
    expect(deviation(one, healthy)?.low).toBeCloseTo(Math.exp(-1.645 * 0.02));
  });

  it("widens with the square root where the sample is smaller", () => {
    const [large, small] = [point(1, 1, 0.02, 4000), point(2, 0.99, 0.04, 1000)];
    const one = series([large, small]);
    expect(deviation(one, small)?.high).toBeCloseTo(Math.exp(1.645 * 0.04));
  });
});
