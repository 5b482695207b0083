import { describe, expect, it } from "vitest";
import type { Plan, PlannedInjection, StratumPlan } from "../plan/plan.ts";
import { infeasibleWords, planSentence, shareForAll, stratumForecast } from "./plan-words.ts";

const at = (value: number) => ({ value, low: value / 1.08, high: value * 1.08 });
const stratum = (name: string, now: number, to: readonly number[], share: number | null = 0.2): StratumPlan => ({
  stratum: name,
  now: at(now),
  byResampling: null,
  generations: to.map((value, k) => ({ index: 5 + k, ...at(value) })),
  asDecoded: null,
  holding: { share, most: 0.9, bundle: 9_000 },
  injections: [],
});
const plan = (...strata: StratumPlan[]): Plan => ({ strata, events: [], effectiveBundle: 1, assumptions: [] });

describe("planSentence", () => {
  it("names the group that crosses first, the generation, and the 80% around it", () => {
    const rare = stratum("rarity:1", 0.95, [0.92, 0.88, 0.84, 0.8, 0.76]);
    const common = stratum("rarity:4-9", 0.97, [0.96, 0.95, 0.94, 0.93, 0.84]);
    expect(planSentence(plan(common, rare), { share: 0.1 })).toBe(
      "At 10% fresh human data words seen once cross 85% at g7 (80%: g6-g8).",
    );
  });

  it("says below before over, and without human data when there is none", () => {
    const lost = stratum("rarity:1", 0.7, [0.7, 0.69]);
    const fine = stratum("rarity:2-3", 0.97, [0.84, 0.8]);
    expect(planSentence(plan(fine, lost), { share: 0 })).toMatch(
      /^Without fresh human data words seen once stay below 85%: 69% \(6\d-7\d%\) at g6\.$/,
    );
    expect(planSentence(plan(), { share: 0 })).toBe("Nothing can be foretold.");
  });

  it("says when it comes back", () => {
    expect(stratumForecast(stratum("all", 0.8, [0.82, 0.9, 0.99, 1]))).toMatch(
      /^all the words it says come back over 85% at g6 \(80%: g5-g\d\)$/,
    );
  });
});

describe("shareForAll", () => {
  it("is the greatest of the groups, and null where one is held by no share: never the share of the others", () => {
    const [some, more] = [stratum("rarity:1", 1, [1], 0.2), stratum("rarity:2-3", 1, [1], 0.3)];
    expect(shareForAll(plan(some, more))).toBe(0.3);
    expect(shareForAll(plan(some, stratum("rarity:2-3", 1, [1], null)))).toBeNull();
  });
});

describe("infeasibleWords", () => {
  it("says that samples no richer than the target never reach it, and nothing where a number does", () => {
    const inputs = { bundle: 1, target: 0.95, massLow: 0.5, enrichment: 0.9, freshShare: null };
    const injection: PlannedInjection = {
      ...{ kind: "targeted", enrichment: 0.9, ledBy: "rate", inputs, onceFixed: null, cost: null, expected: null },
      requirements: { rate: null, presence: 0, recovery: 0, floor: 0 },
      humanSamples: null,
    };
    expect(infeasibleWords(injection)).toContain("κ 0.90 ≤ τ 95%");
    expect(infeasibleWords({ ...injection, humanSamples: 5 })).toBeNull();
  });
});
