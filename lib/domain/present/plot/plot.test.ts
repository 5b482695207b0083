import { describe, expect, it } from "vitest";
import { estimate, unknown } from "../../estimate.ts";
import type { SeriesView } from "../views/series.ts";
import type { TimelineRow } from "../views/tail.ts";
import { lastSeen, sighting } from "./extinction.ts";
import type { Mark } from "./marks.ts";
import { polyline } from "./marks.ts";
import { rankFrequencyPlot, shareAt } from "./rank-frequency.ts";
import { generationScale, linear, ticks } from "./scale.ts";
import { stripPlot } from "./strip.ts";
import { thinned, thinnedSeries } from "./thinned.ts";
import { spread, trendPlot } from "./trend.ts";

const AXIS = { from: 0, to: 4, width: 760, left: 56, right: 120 };
const point = (index: number, value: number, verdict: "ok" | "breach" = "ok") => ({
  index,
  verdict,
  estimate: estimate({ value, low: value - 0.05, high: value + 0.05, n: 2500 }),
});
const SERIES: SeriesView = {
  metric: "tail.retention",
  version: 1,
  slice: "rarity:1",
  label: "Tail retention",
  family: "tail",
  unit: "ratio",
  worseWhen: "lower",
  reading: "",
  ideal: 1,
  watch: 0.95,
  breach: 0.85,
  points: [
    point(1, 0.97),
    { index: 2, verdict: "unknown", estimate: unknown("underpowered") },
    point(3, 0.7, "breach"),
  ],
};
const trend = () =>
  trendPlot(SERIES, { axis: AXIS, height: 180, isSmall: false, selected: null }, { title: "t", description: "d" });
const texts = (marks: readonly Mark[]) => marks.flatMap((mark) => (mark.kind === "text" ? [mark.text] : []));

describe("trend", () => {
  it("hatches an unknown generation with its reason, draws no dot there and breaks the line", () => {
    const { marks } = trend();
    const hatched = marks.filter((mark) => mark.kind === "path" && mark.fill === "hatch");
    expect(hatched).toHaveLength(1);
    expect(hatched[0]).toMatchObject({ title: expect.stringContaining("could hide") });
    expect(marks.filter((mark) => mark.kind === "status")).toHaveLength(2);
    const line = marks.find((mark) => mark.kind === "path" && mark.width === 1.25);
    expect(line).toMatchObject({ d: expect.stringMatching(/^M[^L]+M[^L]+$/) });
  });

  it("names the human line and both thresholds in place, without a legend", () => {
    expect(texts(trend().marks)).toEqual(expect.arrayContaining(["human", "watch 95%", "breach 85%", "g0", "g4"]));
  });

  it("breaks the line and says so where another reference began", () => {
    const series = { ...SERIES, points: [point(1, 0.9), point(2, 0.8), point(3, 0.7)], newReference: [3] };
    const look = { axis: AXIS, height: 180, isSmall: false, selected: null };
    const { marks } = trendPlot(series, look, { title: "t", description: "d" });
    expect(texts(marks)).toContain("new reference");
    const line = marks.find((mark) => mark.kind === "path" && mark.width === 1.25);
    expect(line).toMatchObject({ d: expect.stringMatching(/^M[^L]+L[^LM]+M[^L]+$/) });
  });

  it("never prints one label over another", () => {
    expect(spread([10, 12, 13, 60], 13)).toEqual([10, 23, 36, 60]);
  });

  it("puts the interactive twin on the drawn dots to within a pixel", () => {
    const plot = trend();
    const { live } = plot;
    if (live === undefined) throw new Error("a trend has a twin");
    const x = linear(live.xDomain, [live.margins.left, plot.width - live.margins.right]);
    const y = linear(live.yDomain, [plot.height - live.margins.bottom, live.margins.top]);
    const dots = plot.marks.filter((mark) => mark.kind === "status");
    const twins = live.points.filter((one) => one.y !== null);
    dots.forEach((dot, at) => {
      expect(Math.abs(dot.x - x.at(twins[at]?.x ?? Number.NaN))).toBeLessThan(1);
      expect(Math.abs(dot.y - y.at(twins[at]?.y ?? Number.NaN))).toBeLessThan(1);
    });
  });
});

describe("axes", () => {
  it("stand at the same place for every chart of a lineage", () => {
    const scale = generationScale(AXIS);
    expect(scale.at(0) - scale.at(-0.5)).toBeCloseTo(scale.at(4.5) - scale.at(4));
  });

  it("tick at round numbers inside the domain", () => {
    expect(ticks(0.62, 1.08, 4)).toEqual([0.8, 1]);
    expect(ticks(1, 1, 3)).toEqual([1]);
  });
});

describe("pictures of the tail", () => {
  it("calls an absence surprising only when humans would have shown the event", () => {
    const row: TimelineRow = {
      event: "e",
      stratum: "rarity:1",
      humanRate: 0.01,
      seen: [3, 0, 0],
      chance: [1, 0.99, 0.4],
    };
    expect([0, 1, 2].map((at) => sighting(row, at))).toEqual(["seen", "unexpectedly-unseen", "unseen"]);
    expect(lastSeen(row, [1, 2, 3])).toBe(1);
    expect(lastSeen({ ...row, seen: [0, 0, 0] }, [1, 2, 3])).toBeNull();
  });

  it("draws rank and frequency with nothing seen, without a number that is not finite", () => {
    const human = [1, 10, 100].map((rank) => ({ rank, share: 1 / rank, low: 0.8 / rank, high: 1.2 / rank }));
    const plot = rankFrequencyPlot({ human, generation: [], missing: 100 }, 4, "t");
    expect(JSON.stringify(plot)).not.toMatch(/NaN|Infinity/);
    expect(plot.marks.some((mark) => mark.kind === "path" && mark.fill === "lost")).toBe(true);
    const same = rankFrequencyPlot({ human, generation: human, missing: 0 }, 4, "t");
    expect(same.marks.some((mark) => mark.kind === "path" && mark.fill === "lost")).toBe(false);
    expect(JSON.stringify(rankFrequencyPlot({ human: [], generation: [], missing: 0 }, 1, "t"))).not.toMatch(
      /NaN|null/,
    );
  });

  it("paints each stretch below the human band by itself, and nothing between them", () => {
    const human = [1, 2, 4, 8, 16, 32, 64].map((rank) => ({
      ...{ rank, share: 0.5 / rank, low: 0.4 / rank, high: 0.6 / rank },
    }));
    const own = (low: readonly number[]) =>
      human.map(({ rank, share }) => ({ rank, share: low.includes(rank) ? share / 2 : share }));
    const painted = (generation: { rank: number; share: number }[]) =>
      rankFrequencyPlot({ human, generation, missing: 0 }, 4, "t").marks.filter(
        (mark) => mark.kind === "path" && mark.fill === "lost",
      );
    expect(painted(own([2, 4, 32, 64]))).toHaveLength(2);
    expect(painted(own([2, 32]))).toHaveLength(0);
  });

  it("draws no verdict's mark where nothing is judged", () => {
    const shown = { ...SERIES, slice: "rarity:31+" };
    const look = { axis: AXIS, height: 180, isSmall: false, selected: null };
    const { marks, live } = trendPlot(shown, look, { title: "", description: "" });
    expect(marks.some((mark) => mark.kind === "status")).toBe(false);
    expect(live?.points[0]?.tip).toContain("not judged");
  });

  it("reads a share between two ranks, and nothing beyond the last", () => {
    const points = [
      { rank: 1, share: 0.1 },
      { rank: 100, share: 0.001 },
    ];
    expect(shareAt(points, 10)).toBeCloseTo(0.01);
    expect(shareAt(points, 100)).toBe(0.001);
    expect(shareAt(points, 101)).toBe(0);
  });

  it("keeps the extremes and every unknown when a run is thinned", () => {
    const run = Array.from({ length: 1000 }, (_, i) => ({
      i,
      value: i === 500 ? null : i === 321 ? -9 : i === 322 ? 9 : 0,
    }));
    const kept = thinned(run, 40).map((item) => item.i);
    expect(kept).toEqual(expect.arrayContaining([0, 321, 322, 500, 999]));
    expect(kept.length).toBeLessThanOrEqual(60);
  });

  it("keeps every change of verdict in a thinned series, and does not call what it left out a gap", () => {
    const points = Array.from({ length: 500 }, (_, i) => point(i + 1, 1 - i / 2000, i > 300 ? "breach" : "ok"));
    const few = thinnedSeries({ ...SERIES, points }, 48);
    expect(few.points.length).toBeLessThan(64);
    expect(few.points.find((one) => one.verdict === "breach")?.index).toBe(302);
    const look = { axis: { ...AXIS, to: 500 }, height: 180, isSmall: false, selected: null };
    const { marks } = trendPlot(few, look, { title: "", description: "" });
    expect(marks.find((mark) => mark.kind === "path" && mark.width === 1.25)).toMatchObject({
      d: expect.stringMatching(/^M[^M]*$/),
    });
    expect(marks.length).toBeLessThan(40);
  });

  it("lifts the pen over a gap", () => {
    expect(polyline([[0, 0], null, [2, 2], [3, 3]])).toBe("M0 0M2 2L3 3");
  });
});

describe("phase strip", () => {
  it("takes its height from the phase and its colour from the verdict", () => {
    const cell = (index: number, verdict: "watch" | "breach") => ({
      ...{
        index,
        state: "closed" as const,
        phase: "early-collapse" as const,
        mechanism: null,
        headline: null,
        verdict,
      },
    });
    const fills = (axis: typeof AXIS) =>
      stripPlot([cell(1, "watch"), cell(2, "breach")], axis, true, "t").marks.map(
        (mark) => mark.kind === "path" && mark.fill,
      );
    expect(fills(AXIS)).toEqual(["watch", "breach"]);
    expect(fills({ ...AXIS, to: 2000 })).toEqual(["watch", "breach"]);
  });

  it("says the whole run in words", () => {
    const cell = (index: number, phase: "healthy" | "early-collapse") => ({
      index,
      state: "closed" as const,
      phase,
      mechanism: phase === "healthy" ? null : ("sharpening" as const),
      verdict: "ok" as const,
      headline: null,
    });
    const plot = stripPlot([cell(1, "healthy"), cell(2, "healthy"), cell(3, "early-collapse")], AXIS, false, "t");
    expect(plot.description).toBe("g1 to g2: healthy; g3: early collapse, sharpening.");
    expect(texts(plot.marks)).toEqual(["healthy", "early collapse, sharpening"]);
  });
});
