import { describe, expect, it } from "vitest";
import { estimate, unknown } from "../estimate.ts";
import type { Phase, Verdict } from "../judgement.ts";
import { extinctionFinding, pointReason, retentionFinding, seriesDescription, seriesFinding } from "./findings.ts";
import { byWorst, distanceBeyond, sinceWords, standingWords, verdictParagraph } from "./review.ts";
import type { LineageRow } from "./views/lineage.ts";
import type { SeriesView } from "./views/series.ts";

const known = (index: number, value: number, verdict: Verdict = "ok") => ({
  index,
  verdict,
  estimate: estimate({ value, low: value - 0.05, high: value + 0.05, n: 2500 }),
});
const series = (points: SeriesView["points"], label = "Tail retention"): SeriesView => ({
  metric: "tail.retention",
  version: 1,
  slice: "rarity:1",
  label,
  family: "tail",
  unit: "ratio",
  worseWhen: "lower",
  reading: "",
  ideal: 1,
  watch: 0.95,
  breach: 0.85,
  points,
});

describe("findings", () => {
  it("state value, interval and the worst line crossed, at a named generation", () => {
    expect(seriesFinding(series([known(1, 0.97), known(2, 0.71, "breach")]))).toBe(
      "Tail retention, words seen once: 71% of the human control (66-76%), below 85% at g2",
    );
  });

  it("give an unknown its reason and no number", () => {
    const one = series([{ index: 1, verdict: "unknown", estimate: unknown("underpowered") }]);
    expect(seriesFinding(one)).toContain("unknown: A loss of the size that matters could hide");
    expect(seriesDescription(one)).not.toMatch(/\d/);
  });

  it("describe first, last, worst and the first generation beyond the breach line", () => {
    expect(seriesDescription(series([known(1, 0.9), known(2, 0.7), known(3, 0.8)]))).toBe(
      "From 90% at g1 to 80% at g3. Worst 70% at g2; first beyond a line at g2.",
    );
  });

  it("say mass held only when its interval allows it", () => {
    const retention = [series([known(1, 0.8)])];
    expect(retentionFinding(retention, [series([known(1, 0.98)])], 1)).toContain("while their mass held");
    expect(retentionFinding(retention, [series([known(1, 0.7)])], 1)).toContain("mass fell with them");
    expect(retentionFinding(retention, [], 1)).not.toContain("mass");
  });

  it("count an event as missing only where human samples would show it", () => {
    const row = { event: "e", stratum: "rarity:1", humanRate: 0.1, seen: [1, 0], chance: [1, 0.99] };
    expect(extinctionFinding([row, { ...row, chance: [1, 0.5] }], 2, 4)).toContain("1 is missing at g4");
  });
});

const lineage = (name: string, verdict: Verdict, phase: Phase): LineageRow => ({
  slug: name,
  name,
  isDemo: false,
  owner: null,
  verdict,
  finding: "",
  beyond: 0,
  strip: [
    { index: 1, state: "closed", phase: "healthy", mechanism: null, verdict: "ok", headline: null },
    { index: 2, state: "closed", phase, mechanism: null, verdict, headline: null },
    { index: 3, state: "open", phase: null, mechanism: null, verdict: null, headline: null },
  ],
  last: { index: 3, state: "open", at: new Date(0) },
  judged: { index: 2, at: new Date(0) },
  freshShare: null,
  openAlerts: 0,
  tickets: [],
});

describe("the verdict paragraph", () => {
  it("names the worst first and says collapse only when the phase says so", () => {
    const rows = [
      lineage("calm", "ok", "healthy"),
      lineage("moved", "watch", "shift"),
      lineage("bad", "breach", "early-collapse"),
    ];
    const text = verdictParagraph(rows);
    expect(text).toBe("bad is in early collapse since g2. moved needs watching. The other one keeps its tail.");
    expect(verdictParagraph(rows.slice(0, 2))).not.toContain("collapse");
    expect(verdictParagraph(rows.slice(0, 1))).toBe("No lineage is in breach. The one lineage keeps its tail.");
  });

  it("gives verdict and phase each its own beginning", () => {
    const cell = (index: number, verdict: Verdict, phase: Phase, mechanism: "sharpening" | null) => ({
      ...{ index, state: "closed" as const, headline: null, verdict, phase, mechanism },
    });
    const since = (...strip: ReturnType<typeof cell>[]) => {
      const judged = { index: strip.at(-1)?.index ?? 0, at: new Date(0) };
      return verdictParagraph([{ ...lineage("x", "breach", "late-collapse"), strip, judged }]);
    };
    const late = cell(2, "breach", "late-collapse", "sharpening");
    const early = cell(1, "breach", "early-collapse", "sharpening");
    expect(since(early, late)).toBe("x is in breach since g1, late collapse by sharpening since g2.");
    const watched = cell(1, "watch", "early-collapse", null);
    expect(since(watched, cell(2, "breach", "early-collapse", "sharpening"))).toBe(
      "x is in breach since g2, early collapse since g1.",
    );
    expect(since(cell(1, "breach", "healthy", null))).toBe("x is in breach since g1.");
    const row = { ...lineage("x", "breach", "late-collapse"), strip: [early, late] };
    expect(sinceWords(row)).toBe("g1");
  });

  it("counts those that were never judged, and never among the calm", () => {
    const never = { ...lineage("new", "unknown", "insufficient-data"), judged: null };
    const rows = [lineage("bad", "breach", "early-collapse"), lineage("calm", "ok", "healthy"), never, never];
    expect(verdictParagraph(rows)).toBe("bad is in early collapse since g2. One keeps its tail. 2 are not judged yet.");
    expect(verdictParagraph([never])).toBe("Nothing is judged yet.");
  });

  it("never counts the unknown as good", () => {
    expect(verdictParagraph([lineage("small", "unknown", "insufficient-data")])).toBe(
      "No lineage is in breach. small cannot be judged on the data sent.",
    );
  });

  it("stays within about 60 words for 50 lineages", () => {
    const many = Array.from({ length: 50 }, (_, i) =>
      lineage(`name-${i}`, (["breach", "watch", "ok"] as const)[i % 3] ?? "ok", "shift"),
    );
    expect(verdictParagraph(many).split(" ").length).toBeLessThanOrEqual(60);
  });

  it("tells what is judged and what is still open", () => {
    expect(standingWords(lineage("x", "ok", "healthy"))).toBe("judged up to g2, g3 open");
  });
});

describe("worst first", () => {
  const measured = (metric: string, slice: string, value: number, verdict: Verdict) => ({
    ...{ metric, slice, version: 1, verdict, because: "" },
    estimate: estimate({ value, low: value, high: value, n: 100 }),
  });

  it("puts late before early collapse, then what is further beyond its line, and the name last", () => {
    const far = { ...lineage("z-far", "breach", "early-collapse"), beyond: 3 };
    const rows = [
      lineage("a-near", "breach", "early-collapse"),
      far,
      lineage("m-late", "breach", "late-collapse"),
      lineage("b-near", "breach", "early-collapse"),
      lineage("w", "watch", "shift"),
    ];
    expect(rows.toSorted(byWorst).map((row) => row.name)).toEqual(["m-late", "z-far", "a-near", "b-near", "w"]);
  });

  it("reads the distance from losses before what only moved, on one scale for all units", () => {
    const rare = measured("tail.retention", "rarity:1", 0.55, "breach");
    const copies = measured("diversity.duplicates", "all", 0.9, "breach");
    expect(distanceBeyond([rare, copies], "breach")).toBeCloseTo(2);
    expect(distanceBeyond([copies], "breach")).toBeCloseTo(17);
    expect(distanceBeyond([measured("tail.event-rate", "event:e", 0.9, "watch")], "watch")).toBeLessThan(1);
    expect(distanceBeyond([rare], "watch")).toBe(0);
  });
});

describe("the reason beside a verdict", () => {
  it("names the line crossed, the least change seen in its own unit, or that nothing hangs on it", () => {
    const one = series([]);
    const at = (verdict: Verdict, mde?: number) => ({
      ...{ index: 1, verdict },
      estimate: estimate({ value: 0.7, low: 0.6, high: 0.8, n: 100, ...(mde === undefined ? {} : { mde }) }),
    });
    expect(pointReason(one, at("breach"))).toBe("below 85%");
    expect(pointReason(one, at("ok", 0.08))).toBe("8.0% loss would have been seen");
    expect(pointReason(one, at("unknown", 0.31))).toBe("31% loss could hide");
    expect(pointReason({ ...one, slice: "rarity:31+" }, at("unknown"))).toBe("shown beside the others");
  });
});
