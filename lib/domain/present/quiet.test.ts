import { describe, expect, it } from "vitest";
import { estimate, unknown } from "../estimate.ts";
import type { Verdict } from "../judgement.ts";
import { heatmapOf } from "./heatmap.ts";
import { sortedSeries } from "./quiet.ts";
import type { SeriesView } from "./views/series.ts";

const series = (metric: string, slice: string, values: (number | null)[], verdict: Verdict): SeriesView => ({
  ...{ metric, slice, version: 1, label: metric, family: "tail", unit: "ratio", worseWhen: "lower", reading: "" },
  ...{ ideal: 1, watch: 0.95, breach: 0.85 },
  points: values.map((value, i) => ({
    index: i + 1,
    verdict,
    estimate:
      value === null ? unknown("too-few-samples") : estimate({ value, low: value - 0.05, high: value + 0.05, n: 100 }),
  })),
});

const OK = series("diversity.types", "all", [1, 0.99], "ok");
const BREACH = series("tail.mass", "rarity:1", [0.9, 0.5], "breach");
const SHOWN_LOW = series("tail.bigrams", "rarity:1", [0.9, 0.6], "unknown");
const SHOWN_WITHIN = series("tail.trigrams", "rarity:1", [1.01, 0.97], "unknown");
const NOTHING = series("diversity.entropy", "all", [null, null], "unknown");

describe("sorted series", () => {
  it("keeps open what changed, worst judged first, and folds the rest by what it is", () => {
    const { open, ok, within, unknown: none } = sortedSeries([OK, SHOWN_LOW, SHOWN_WITHIN, NOTHING, BREACH]);
    expect(open).toEqual([BREACH, SHOWN_LOW]);
    expect([ok, within, none]).toEqual([[OK], [SHOWN_WITHIN], [NOTHING]]);
  });

  it("loses none, and leaves no group without an open chart that could have one", () => {
    const { open, ok } = sortedSeries([OK, { ...OK, metric: "diversity.duplicates" }]);
    expect(open).toEqual([OK]);
    expect(ok).toHaveLength(1);
    expect(sortedSeries([NOTHING]).open).toEqual([]);
    expect(sortedSeries([OK, BREACH], (one) => one === OK).open).toContain(OK);
  });
});

describe("the heatmap", () => {
  it("marks watch and breach only, deepens with the distance from people, and leaves a gap where nothing was measured", () => {
    const late = { ...SHOWN_LOW, points: SHOWN_LOW.points.slice(1) };
    const map = heatmapOf([OK, late, BREACH]);
    expect(map.index).toEqual([1, 2]);
    expect(map.rows.map(({ metric }) => metric)).toEqual(["tail.mass", "tail.bigrams"]);
    const [first, second] = map.rows;
    expect(first?.cells.map((cell) => cell?.mark)).toEqual(["breach", "breach"]);
    expect(first?.cells[1]?.depth).toBeGreaterThan(first?.cells[0]?.depth ?? 9);
    expect(second?.cells[0]).toBeNull();
    expect(second?.cells[1]?.mark).toBeNull();
  });

  it("shows an unknown as one, whatever its verdict", () => {
    const [row] = heatmapOf([series("tail.mass", "rarity:1", [0.9, null], "breach")]).rows;
    expect(row?.cells[1]).toMatchObject({ isUnknown: true, mark: null, text: "unknown" });
  });
});
