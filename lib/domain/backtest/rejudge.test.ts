import { describe, expect, it } from "vitest";
import { estimate } from "../estimate.ts";
import type { GenerationJudgement, Measurement, Verdict } from "../judgement.ts";
import { defaultPolicies, type Policy, type PolicyDocument } from "../policy.ts";
import { rejudged } from "./rejudge.ts";

const IN_FORCE = defaultPolicies();
const RETENTION = IN_FORCE.policies.find(({ metric }) => metric === "tail.retention");

const withLines = (lines: Partial<Policy>): PolicyDocument => ({
  ...IN_FORCE,
  policies: IN_FORCE.policies.map((each) => (each === RETENTION ? { ...each, ...lines } : each)),
});

function measured(value: number, verdict: Verdict): Measurement {
  const known = estimate({ value, low: value - 0.04, high: value + 0.04, n: 2500, p: 0.0001, mde: 0.05 });
  const version = RETENTION?.metricVersion ?? 1;
  return { metric: "tail.retention", version, slice: "rarity:1", estimate: known, verdict, because: "" };
}

const judged = (measurement: Measurement, more: Partial<GenerationJudgement> = {}): GenerationJudgement => ({
  index: 4,
  samples: 2500,
  rejected: 0,
  phase: "early-collapse",
  mechanism: null,
  verdict: measurement.verdict,
  headline: "",
  measurements: [measurement],
  evidence: null,
  quantities: [],
  notes: [],
  ...more,
});

const verdictsOf = (judgement: GenerationJudgement, proposed: PolicyDocument) => {
  const again = rejudged({ judgement, policies: IN_FORCE, looks: 12 }, proposed);
  return [again.measurements[0]?.verdict, again.verdict];
};

describe("rejudged", () => {
  it("gives a judgement back unchanged under the document that made it, whatever else had a say in it", () => {
    for (const verdict of ["ok", "watch", "breach", "unknown"] as const)
      for (const phase of ["shift", "healthy", "early-collapse"] as const) {
        const judgement = judged(measured(0.7, verdict), { phase });
        expect(rejudged({ judgement, policies: IN_FORCE, looks: 12 }, IN_FORCE)).toEqual(judgement);
      }
  });

  it.each<[string, Measurement, Partial<Policy>, Verdict]>([
    ["a looser breach line leaves a watch", measured(0.78, "breach"), { breach: 0.7 }, "watch"],
    ["a looser pair leaves nothing", measured(0.78, "breach"), { watch: 0.7, breach: 0.6 }, "ok"],
    ["a stricter breach line makes one", measured(0.9, "watch"), { watch: 0.97, breach: 0.95 }, "breach"],
  ])("%s", (_, measurement, lines, verdict) => {
    expect(verdictsOf(judged(measurement), withLines(lines))).toEqual([verdict, verdict]);
  });

  it("keeps to watch what the stored phase or another split of the reference kept to watch", () => {
    const shift = judged(measured(0.9, "watch"), { phase: "shift" });
    expect(verdictsOf(shift, withLines({ watch: 0.97, breach: 0.95 }))).toEqual(["breach", "watch"]);
    const lowered = judged(measured(0.78, "watch"));
    expect(verdictsOf(lowered, withLines({ breach: 0.84 }))).toEqual(["watch", "watch"]);
  });
});
