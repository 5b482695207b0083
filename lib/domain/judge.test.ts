import { describe, expect, it } from "vitest";
import { budgetOf } from "./budget.ts";
import { estimate, type KnownEstimate, unknown } from "./estimate.ts";
import { judge } from "./judge.ts";
import { FAMILIES } from "./metrics/define.ts";
import { metricOf } from "./metrics/registry.ts";
import { defaultPolicies } from "./policy.ts";

const POLICIES = defaultPolicies();
const BUDGET = budgetOf(POLICIES.budget, 1, FAMILIES);
const known = (parts: Partial<KnownEstimate>) =>
  estimate({ value: 1, low: 0.97, high: 1.03, n: 2_000, p: 0.5, mde: 0.06, ...parts });
const verdictOf = (metric: string, slice: string, parts: Partial<KnownEstimate>) =>
  judge({ metric: metricOf(metric), slice, isGate: true, estimate: known(parts) }, POLICIES, BUDGET).verdict;

describe("judge", () => {
  it.each<[string, Partial<KnownEstimate>, string]>([
    ["a loss surely beyond the breach line", { value: 0.7, low: 0.66, high: 0.75, p: 0.0005 }, "breach"],
    ["the same without p in the budget", { value: 0.7, low: 0.66, high: 0.75, p: 0.2 }, "unknown"],
    ["a point beyond breach, an interval across it", { value: 0.82, low: 0.78, high: 0.87, p: 0.0005 }, "watch"],
    ["a small loss that is real", { value: 0.97, low: 0.96, high: 0.98, p: 0.0005 }, "ok"],
    ["no loss, and one would have been seen", {}, "ok"],
    ["no loss, but none could have been seen", { mde: 0.3 }, "unknown"],
    ["more than people", { value: 1.2, low: 1.1, high: 1.3 }, "ok"],
  ])("%s", (_, parts, verdict) => {
    expect(verdictOf("tail.retention", "rarity:1", parts)).toBe(verdict);
  });

  it("never lets drift do more than watch", () => {
    expect(verdictOf("drift.js", "all", { value: 0.4, low: 0.39, high: 0.41, p: 0.0005, mde: 0.001 })).toBe("watch");
  });

  it("breaches on a must-keep event by its point, on others only by their interval", () => {
    const loss = { value: 0.4, low: 0.1, high: 0.9, p: 0.0001, mde: 0.3 };
    expect(verdictOf("tail.pinned", "event:a", loss)).toBe("breach");
    expect(verdictOf("tail.event-rate", "event:a", loss)).toBe("watch");
  });

  it("keeps an unknown unknown, with its reason in words", () => {
    const judged = judge(
      { metric: metricOf("tail.retention"), slice: "rarity:1", isGate: true, estimate: unknown("too-few-events") },
      POLICIES,
      BUDGET,
    );
    expect(judged.verdict).toBe("unknown");
    expect(judged.because.length).toBeGreaterThan(10);
  });
});

describe("budgetOf", () => {
  it("never promises more false alarms a year than the policy, whatever families a lineage lacks", () => {
    for (const present of [FAMILIES, ["richness", "spread"] as const, ["tail"] as const]) {
      const { alpha, looks } = budgetOf(POLICIES.budget, 10, present);
      const sum = FAMILIES.reduce((total, family) => total + alpha[family].watch * looks, 0);
      expect(sum).toBeCloseTo(POLICIES.budget.falseAlarmsPerYear.watch, 9);
    }
  });

  it("divides over what really happens when the pace is faster than planned", () => {
    expect(budgetOf(POLICIES.budget, 520, FAMILIES).alpha.tail.breach).toBeCloseTo(
      budgetOf(POLICIES.budget, 1, FAMILIES).alpha.tail.breach / 10,
      12,
    );
  });
});
