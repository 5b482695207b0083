import { describe, expect, it } from "vitest";
import { estimate, unknown } from "../estimate.ts";
import type { GenerationJudgement, Verdict } from "../judgement.ts";
import { defaultPolicies, type Policy, type PolicyDocument } from "../policy.ts";
import { covers } from "./candidates.ts";
import { foldAlerts } from "./fold.ts";
import { pagingVerdict } from "./paging.ts";

const base = defaultPolicies();

function documentWith(change: Partial<Policy>): PolicyDocument {
  const policies = base.policies.filter((each) => each.metric === "tail.retention");
  return { ...base, policies: policies.map((each) => ({ ...each, ...change })) };
}

function judged(index: number, verdict: Verdict, more: Partial<GenerationJudgement> = {}): GenerationJudgement {
  const version = base.policies.find((each) => each.metric === "tail.retention")?.metricVersion ?? 1;
  const known = estimate({ value: 0.7, low: 0.6, high: 0.8, n: 500 });
  const of = (slice: string, each: Verdict) => ({
    metric: "tail.retention",
    version,
    slice,
    verdict: each,
    because: "",
    estimate: each === "unknown" ? unknown("underpowered") : known,
  });
  return {
    index,
    samples: 500,
    rejected: 0,
    phase: "healthy",
    mechanism: null,
    verdict,
    headline: "",
    measurements: [of("rarity:1", verdict), of("rarity:2-3", verdict === "unknown" ? "unknown" : "ok")],
    evidence: null,
    quantities: [],
    notes: [],
    ...more,
  };
}

const run = (verdicts: Verdict[], change: Partial<Policy> = {}) =>
  foldAlerts(
    verdicts.map((verdict, index) => judged(index + 1, verdict)),
    documentWith(change),
  ).map(({ alerts }) => alerts.map((each) => `${each.severity} ${each.state}`).join());

describe("foldAlerts", () => {
  it.each<[string, Verdict[], string[]]>([
    ["fires at the first generation beyond the line", ["ok", "breach"], ["", "breach firing"]],
    [
      "recovers at the first ok and resolves at the second",
      ["breach", "ok", "ok"],
      ["breach firing", "breach recovering", "breach resolved"],
    ],
    [
      "lets unknown move nothing, nor break a run of ok",
      ["breach", "unknown", "ok", "unknown", "ok"],
      ["breach firing", "breach firing", "breach recovering", "breach recovering", "breach resolved"],
    ],
    [
      "counts only ok generations towards resolving a breach",
      ["breach", "watch", "ok", "watch", "ok", "ok"],
      [
        "breach firing",
        "breach recovering",
        "breach recovering",
        "breach recovering",
        "breach recovering",
        "breach resolved",
      ],
    ],
    [
      "fires again while recovering",
      ["breach", "ok", "breach"],
      ["breach firing", "breach recovering", "breach firing"],
    ],
    [
      "raises a watch to a breach",
      ["watch", "breach", "watch"],
      ["watch firing", "breach firing", "breach recovering"],
    ],
    [
      "opens a new alert after a resolved one",
      ["watch", "ok", "ok", "ok", "breach"],
      ["watch firing", "watch recovering", "watch resolved", "", "breach firing"],
    ],
    ["never opens one of its own for unknown", ["unknown", "ok", "unknown"], ["", "", ""]],
  ])("%s", (_, verdicts, states) => expect(run(verdicts)).toEqual(states));

  it("waits for `for` generations before firing, and drops a pending alert that turns ok", () => {
    expect(run(["watch", "breach", "breach"], { for: 2 })).toEqual(["watch pending", "breach firing", "breach firing"]);
    expect(run(["watch", "ok", "ok"], { for: 2 })).toEqual(["watch pending", "watch resolved", ""]);
  });

  it("keeps to the generation's verdict when the phase caps it", () => {
    const [only] = foldAlerts([{ ...judged(1, "breach"), verdict: "watch", phase: "shift" }], documentWith({}));
    expect(only?.alerts).toEqual([{ policy: "tail-retention", severity: "watch", state: "firing" }]);
  });

  it("raises nothing for the reference, nor for a slice that does not gate", () => {
    expect(foldAlerts([judged(0, "breach", { phase: "reference" })], documentWith({}))[0]?.alerts).toEqual([]);
    const common = judged(1, "breach").measurements.map((each) => ({ ...each, slice: "rarity:31+" }));
    expect(foldAlerts([judged(1, "breach", { measurements: common })], documentWith({}))[0]?.alerts).toEqual([]);
  });

  it("sees a generation once, also when it is judged again", () => {
    const twice = [judged(1, "breach"), judged(2, "ok"), judged(2, "ok")];
    expect(foldAlerts(twice, documentWith({})).at(-1)?.alerts[0]?.state).toBe("recovering");
  });
});

describe("covers", () => {
  it("never compares versions of a metric", () => {
    const [policy] = documentWith({}).policies;
    const [measurement] = judged(1, "breach").measurements;
    if (!policy || !measurement) throw new Error("no policy for tail.retention");
    expect(covers(policy, measurement)).toBe(true);
    expect(covers(policy, { ...measurement, version: measurement.version + 1 })).toBe(false);
  });
});

describe("an accepted baseline", () => {
  const policies = documentWith({ slice: "rarity:*" });
  const against = (index: number, verdict: Verdict, kept: number | null, told: Verdict = "ok"): GenerationJudgement => {
    const judgement = judged(index, verdict);
    const measurements = judgement.measurements.map((each) => ({
      ...each,
      verdict: told,
      estimate:
        kept === null
          ? unknown("too-few-samples")
          : estimate({ value: kept, low: kept - 0.03, high: kept + 0.03, n: 500 }),
    }));
    return { ...judgement, baseline: { generations: [1], measurements } };
  };
  const states = (judgements: GenerationJudgement[]) =>
    foldAlerts(judgements, policies).map(({ alerts }) => alerts.map((each) => `${each.severity} ${each.state}`).join());

  it("keeps a known level from alarming, and lets what was open recover by it", () => {
    expect(states([against(2, "breach", 0.99), against(3, "breach", 0.96)])).toEqual(["", ""]);
    expect(states([judged(1, "breach"), against(2, "breach", 1), against(3, "breach", 0.97)])).toEqual([
      "breach firing",
      "breach recovering",
      "breach resolved",
    ]);
    expect(pagingVerdict(against(2, "breach", 0.99), policies)).toBe("ok");
  });

  it("speaks again once the value is no more above .95 of the accepted one, or cannot be told", () => {
    expect(states([against(2, "breach", 0.94)])).toEqual(["breach firing"]);
    expect(states([against(2, "breach", null)])).toEqual(["breach firing"]);
    expect(pagingVerdict(against(2, "breach", 0.94), policies)).toBe("breach");
  });

  it("does not clear an alert by a comparison that could not have shown a loss", () => {
    expect(states([judged(1, "breach"), against(2, "breach", 0.99, "unknown")])).toEqual([
      "breach firing",
      "breach firing",
    ]);
  });
});

describe("generations that cannot be judged", () => {
  it("raise a watch at the second running, with the samples it would take, until one can be", () => {
    const of = (index: number, verdict: Verdict) => judged(index, verdict, { phase: "insufficient-data" });
    const said = foldAlerts([of(1, "unknown"), of(2, "unknown"), of(3, "unknown"), judged(4, "ok")], documentWith({}));
    expect(said.map(({ alerts }) => alerts)).toEqual([
      [],
      [{ policy: "cannot-judge", severity: "watch", state: "firing" }],
      [{ policy: "cannot-judge", severity: "watch", state: "firing" }],
      [{ policy: "cannot-judge", severity: "watch", state: "resolved" }],
    ]);
  });

  it("do not count a reference that is too small, nor two with a judged one between", () => {
    const small = judged(0, "unknown", { phase: "reference" });
    const said = foldAlerts([small, judged(1, "unknown"), judged(2, "ok"), judged(3, "unknown")], documentWith({}));
    expect(said.flatMap(({ alerts }) => alerts)).toEqual([]);
  });
});
