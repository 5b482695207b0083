import { describe, expect, it } from "vitest";
import { budgetOf } from "../budget.ts";
import { rejectedVerdict } from "../kind.ts";
import { defaultPolicies } from "../policy.ts";
import { normalFrom } from "../simulate/laws.ts";
import { type Random, random } from "../stats/random.ts";
import { type Numbers, numbersOf } from "../summary/numbers.ts";
import { judgeNumbers } from "./judge-numbers.ts";

type Law = (source: Random) => number;

const POLICIES = defaultPolicies();
const LAWS: Record<string, Law> = {
  normal: normalFrom,
  lognormal: (source) => Math.exp(normalFrom(source)),
  rating: (source) => [1, 2, 3, 3, 4, 4, 4, 4, 5, 5][source.below(10)] ?? 0,
};

const drawn = (n: number, law: Law, source: Random): Numbers =>
  numbersOf(Array.from({ length: n }, (_, i) => ({ key: i * 50 + source.below(50), values: { x: law(source) } })));

function judgedOn(human: Law, model: Law, seed: string, n = 800) {
  const source = random(seed);
  const told = judgeNumbers({
    catalogue: drawn(1_000, human, source),
    control: drawn(1_000, human, source),
    generation: drawn(n, model, source),
    policies: POLICIES,
    budget: budgetOf(POLICIES.budget, 1, ["numbers"]),
    seed,
    bundle: 2_000,
  });
  const rejected = rejectedVerdict(told.judged);
  const value = (metric: string, slice = "value:x") => {
    const found = told.judged.find((each) => each.metric === metric && each.slice === slice)?.estimate;
    return found?.kind === "value" ? found.value : Number.NaN;
  };
  return { ...told, phase: told.decision.phase, verdict: rejected === "breach" ? told.decision.cap : rejected, value };
}

describe("judgeNumbers", () => {
  it.each(Object.keys(LAWS))("seldom raises anything on people against people, and breaches nothing (%s)", (name) => {
    const law = LAWS[name] ?? normalFrom;
    const runs = Array.from({ length: 24 }, (_, run) => judgedOn(law, law, `null/${name}/${run}`));
    expect(runs.filter(({ verdict }) => verdict === "breach")).toEqual([]);
    // Expected at most 24 · 4/52 = 1.8 watches; six would be four standard errors above.
    expect(runs.filter(({ verdict }) => verdict === "watch").length).toBeLessThanOrEqual(6);
    expect(runs.filter(({ phase }) => phase === "healthy").length).toBeGreaterThan(16);
  });

  it.each([
    ["a loss of spread", (source: Random) => 0.7 * normalFrom(source), "drift.variance"],
    ["clipped extremes", (source: Random) => Math.max(-2, Math.min(2, normalFrom(source))), "tail.exceed"],
  ])("calls %s an early collapse, and says which numbers to collect", (_, law, metric) => {
    const told = judgedOn(normalFrom, law, "loss");
    expect(told).toMatchObject({ phase: "early-collapse", verdict: "breach" });
    expect(told.value(metric)).toBeLessThan(0.75);
    expect(told.quantities).toMatchObject([{ stratum: "value:x", kind: "targeted" }]);
    expect(told.quantities[0]?.humanSamples).toBeGreaterThan(0);
  });

  it.each([
    ["moved", (x: number) => x + 1.5],
    ["moved beyond all human numbers", (x: number) => x + 30],
    ["stretched", (x: number) => 1.6 * x],
    ["in another unit, far from where it was", (x: number) => 0.5 * x - 6],
  ])("calls a number that is %s a shift, never a collapse, and opens no ticket", (_, change) => {
    const told = judgedOn(normalFrom, (source) => change(normalFrom(source)), "shift");
    expect(told).toMatchObject({ phase: "shift", verdict: "watch", quantities: [] });
  });

  it("reads a heavy-tailed number that only moved up as a shift, on whatever scale its spread is read", () => {
    const moved = judgedOn(LAWS.lognormal ?? normalFrom, (source) => Math.exp(normalFrom(source)) + 2, "heavy");
    expect(moved).toMatchObject({ phase: "shift", verdict: "watch" });
  });

  it("shows which end went: a number that moved up loses one and gains the other", () => {
    const told = judgedOn(normalFrom, (source) => normalFrom(source) + 1, "ends");
    expect(told.value("tail.exceed-side", "low:x")).toBeLessThan(0.5);
    expect(told.value("tail.exceed-side", "high:x")).toBeGreaterThan(2);
  });

  it("calls one same number late, and a spike of it duplication", () => {
    const constant = judgedOn(normalFrom, () => 0.25, "constant");
    expect(constant).toMatchObject({ phase: "late-collapse", verdict: "breach" });
    const spike = judgedOn(normalFrom, (source) => (source.below(4) === 0 ? 0.25 : normalFrom(source)), "spike");
    expect(spike.decision).toMatchObject({ phase: "early-collapse", mechanism: "duplication" });
  });

  it("alarms once refitting to a few samples has taken a third of the spread, and not before there is a loss", () => {
    const source = random("refit");
    let [mean, deviation] = [0, 1];
    const told = Array.from({ length: 24 }, (_, g) => {
      const bundle = Array.from({ length: 60 }, () => mean + deviation * normalFrom(source));
      mean = bundle.reduce((sum, x) => sum + x, 0) / 60;
      deviation = Math.sqrt(bundle.reduce((sum, x) => sum + (x - mean) ** 2, 0) / 60);
      const [center, spread] = [mean, deviation];
      const { phase, verdict } = judgedOn(normalFrom, (own) => center + spread * normalFrom(own), `refit/${g}`, 2_000);
      return { phase, verdict, variance: deviation ** 2 };
    });
    const lost = told.findIndex(({ variance }) => variance < 0.62);
    const alarm = told.findIndex(({ phase, verdict }) => verdict === "breach" && phase.endsWith("collapse"));
    expect(lost).toBeGreaterThan(0);
    expect(alarm).toBeGreaterThanOrEqual(0);
    expect(alarm).toBeLessThanOrEqual(lost);
    // No alarm above the watch line, whatever luck adds to it.
    expect(told[alarm]?.variance).toBeLessThan(0.9);
  });

  it("says why it cannot tell: nothing sent, a human number that never varies, the ends of finite numbers", () => {
    const of = (human: Law, model: Law, n?: number) => judgedOn(human, model, "edge", n).judged[0]?.estimate;
    expect(of(normalFrom, normalFrom, 0)).toMatchObject({ reason: "no-values" });
    expect(of(() => 7, normalFrom)).toMatchObject({ reason: "constant-reference" });
    const wide = judgedOn((source) => (2 * source.uniform() - 1) * 1.7e308, normalFrom, "wide");
    expect(wide).toMatchObject({ phase: "late-collapse", verdict: "breach" });
  });

  it("gives the same numbers whatever the order of the samples", () => {
    const source = random("order");
    const samples = Array.from({ length: 300 }, (_, i) => ({
      key: i * 7,
      values: { x: normalFrom(source), y: i % 5 },
    }));
    expect(numbersOf(samples.toReversed())).toEqual(numbersOf(samples));
  });

  it("knows no tail index of a rating, whose largest sizes are one number", () => {
    const told = judgedOn(LAWS.rating ?? normalFrom, LAWS.rating ?? normalFrom, "shown/rating");
    const index = told.judged.find(({ metric }) => metric === "tail.index");
    expect(index?.estimate).toMatchObject({ kind: "unknown", reason: "undefined" });
  });

  it("shows stability and tail index of a number beside what decides, near zero for people and moved by a loss", () => {
    const told = judgedOn(LAWS.lognormal ?? normalFrom, LAWS.lognormal ?? normalFrom, "shown/null", 2_000);
    expect(Math.abs(told.value("drift.psi"))).toBeLessThan(0.03);
    expect(Math.abs(told.value("tail.index"))).toBeLessThan(0.15);
    const cut = judgedOn(
      LAWS.lognormal ?? normalFrom,
      (source) => Math.exp(0.6 * normalFrom(source)),
      "shown/cut",
      2_000,
    );
    expect(cut.value("drift.psi")).toBeGreaterThan(0.25);
    expect(cut.value("tail.index")).toBeLessThan(-0.1);
    for (const each of cut.judged.filter(({ metric }) => /psi|index/.test(metric))) {
      expect(each).toMatchObject({ isGate: false, verdict: "unknown" });
      expect(each.estimate).not.toHaveProperty("p");
    }
  });
});
