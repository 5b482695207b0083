import { describe, expect, it } from "vitest";
import { estimate, unknown } from "../../estimate.ts";
import type { StratumPlan } from "../../plan/plan.ts";
import type { SeriesView } from "../views/series.ts";
import { fanPlot } from "./fan.ts";

const at = (value: number) => ({ value, low: value / 1.1, high: value * 1.1 });
const stratum: StratumPlan = {
  ...{ stratum: "rarity:1", now: at(0.8), byResampling: null, injections: [] },
  generations: [0.78, 0.76, 0.74].map((value, k) => ({ index: 5 + k, ...at(value) })),
  asDecoded: [0.7, 0.6, 0.5].map((value, k) => ({ index: 5 + k, ...at(value) })),
  holding: { share: 0.2, most: 0.9, bundle: 9_000 },
};
const observed: SeriesView = {
  ...{
    metric: "tail.retention",
    version: 1,
    slice: "rarity:1",
    label: "Tail retention",
    family: "tail",
    unit: "ratio",
  },
  ...{ worseWhen: "lower", reading: "", ideal: 1, watch: 0.95, breach: 0.85 },
  points: [1, 2, 3, 4, 5].map((index) => ({
    index,
    verdict: "ok" as const,
    estimate:
      index === 2 ? unknown("underpowered") : estimate({ value: 1 - index / 20, low: 0.7, high: 1.01, n: 2_500 }),
  })),
};

describe("fanPlot", () => {
  const plot = fanPlot({ stratum, today: { ...stratum, asDecoded: null }, observed, index: 4 });

  it("puts its interactive points on the drawn line, and shows nothing measured after the generation planned from", () => {
    const { live } = plot;
    if (!live) throw new Error("a fan can be pointed at");
    expect(live.points.map(({ x }) => x)).toEqual([1, 3, 4, 5, 6, 7]);
    const [left, right] = [live.margins.left, plot.width - live.margins.right];
    const x = (value: number) =>
      left + ((value - live.xDomain[0]) / (live.xDomain[1] - live.xDomain[0])) * (right - left);
    const [top, bottom] = [live.margins.top, plot.height - live.margins.bottom];
    const y = (value: number) =>
      bottom - ((value - live.yDomain[0]) / (live.yDomain[1] - live.yDomain[0])) * (bottom - top);
    const end = `${Number(x(7).toFixed(2))} ${Number(y(0.74).toFixed(2))}`;
    expect(plot.marks.some((mark) => mark.kind === "path" && mark.stroke === "ink" && mark.d.endsWith(end))).toBe(true);
  });

  it("draws three bands, the way as decoded dashed, today's dotted, and stays within its frame", () => {
    const paths = plot.marks.filter((mark) => mark.kind === "path");
    expect(paths.filter(({ fill, title }) => fill === "band" && title?.includes("%"))).toHaveLength(3);
    expect(paths.filter(({ dash }) => dash === "5 3" || dash === "1.5 3")).toHaveLength(2);
    for (const { d } of paths.filter(({ fill }) => fill === "band")) {
      for (const [, y = "0"] of d.matchAll(/[ML][\d.]+ ([\d.]+)/g)) {
        expect(Number(y)).toBeGreaterThanOrEqual(0);
        expect(Number(y)).toBeLessThanOrEqual(plot.height);
      }
    }
  });
});
