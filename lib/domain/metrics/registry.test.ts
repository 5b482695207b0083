import { globSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { budgetOf } from "../budget.ts";
import { compare, freezeReference } from "../comparison/comparison.ts";
import { measure } from "../comparison/measure.ts";
import { defaultPolicies } from "../policy.ts";
import { sharpened, worldOf } from "../simulate/world.ts";
import { worldRecords } from "../simulate/world-records.ts";
import { random } from "../stats/random.ts";
import { summarise } from "../summary/summary.ts";
import { defineMetric, FAMILIES } from "./define.ts";
import { METRICS } from "./registry.ts";
import { tailMass } from "./tail/mass.ts";

const FILES = globSync("lib/domain/metrics/*/*.ts").filter((path) => !path.endsWith(".test.ts"));
const WORLD = worldOf("registry");
const REFERENCE = freezeReference([worldRecords(WORLD, 1_200, random("reference"))]);
const OPTIONS = {
  budget: budgetOf(defaultPolicies().budget, 1, FAMILIES),
  declared: { pinned: [], named: [] },
  tools: { deflate: (text: string) => ({ bytes: text.length, deflated: text.length }) },
  seed: "registry",
};

function measured(world: typeof WORLD) {
  const { tokenizer, incidence } = worldRecords(world, 600, random("generation"));
  const comparison = compare(REFERENCE, summarise(tokenizer, incidence, []));
  return comparison ? measure(comparison, OPTIONS) : [];
}

describe("the registry", () => {
  it("holds every metric file, each under the id that its place says", () => {
    const ids = FILES.map((path) => path.replace("lib/domain/metrics/", "").replace(".ts", "").replace("/", "."));
    expect(METRICS.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
  });

  it("is the only place that knows metrics by name", () => {
    const others = globSync("{app,components,lib}/**/*.{ts,tsx}").filter(
      (path) => !path.startsWith("lib/domain/metrics/") && !/\.test\.tsx?$/.test(path) && !path.includes("/testing/"),
    );
    const named = others.filter((path) => METRICS.some(({ id }) => readFileSync(path, "utf8").includes(`"${id}"`)));
    expect(named).toEqual([]);
  });

  it("refuses a breach line that is no worse than the watch line", () => {
    const policy = { ...tailMass.defaultPolicy, watch: 0.75, breach: 0.9 };
    expect(() => defineMetric({ ...tailMass, defaultPolicy: policy })).toThrow("breach must be worse");
  });

  it("gives each metric its human value on further people, inside its interval or with a reason", () => {
    for (const { metric, slice, estimate, isGate } of measured(WORLD)) {
      if (estimate.kind === "unknown" || !isGate) continue;
      const ideal = estimate.control?.value ?? 0;
      const slack = 3 * (estimate.high - estimate.low);
      expect(Math.abs(estimate.value - ideal), `${metric.id} ${slice}`).toBeLessThan(slack + 1e-9);
    }
  });

  it("moves each tail, richness, spread and drift metric the harmful way when the rarest are cut", () => {
    for (const { metric, slice, estimate, isGate } of measured(sharpened(WORLD, 0.8))) {
      const isTold = ["tail", "richness", "spread", "drift"].includes(metric.role) && !/rarity:[2-9]/.test(slice);
      if (!isGate || estimate.kind === "unknown" || !isTold) continue;
      const ideal = estimate.control?.value ?? 0;
      const harm = metric.worseWhen === "lower" ? ideal - estimate.value : estimate.value - ideal;
      expect(harm, `${metric.id} ${slice}`).toBeGreaterThan(0);
    }
  });
});
