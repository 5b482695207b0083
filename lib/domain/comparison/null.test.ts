import { describe, expect, it } from "vitest";
import { budgetOf } from "../budget.ts";
import { judge } from "../judge.ts";
import { defaultPolicies } from "../policy.ts";
import { worldOf } from "../simulate/world.ts";
import { worldRecords } from "../simulate/world-records.ts";
import { random } from "../stats/random.ts";
import { summarise } from "../summary/summary.ts";
import { compare, freezeReference } from "./comparison.ts";
import { familiesOf, measure } from "./measure.ts";

const WORLD = worldOf("null");
const POLICIES = defaultPolicies();
/** Enough that true and stated error are told apart by the code, not by the seed. */
const RUNS = 96;

/** People against further people, at unequal numbers. The long version is `npm run bench:calibration`. */
function judgedHumans(run: number) {
  const source = random(`null/${run}`);
  const comparison = compare(
    freezeReference([worldRecords(WORLD, 1_000, source)]),
    summarise("world", worldRecords(WORLD, 300, source).incidence, []),
  );
  if (!comparison) throw new Error("nothing to compare");
  const budget = budgetOf(POLICIES.budget, 1, familiesOf({ isSplit: true, hasNames: false }));
  const options = { budget, declared: { pinned: [], named: [] }, seed: `null/${run}` };
  const tools = { deflate: (text: string) => ({ bytes: text.length, deflated: text.length }) };
  return measure(comparison, { ...options, tools }).map((tested) => judge(tested, POLICIES, budget));
}

describe("people against people", () => {
  const runs = Array.from({ length: RUNS }, (_, run) => judgedHumans(run));
  const known = (metric: string, slice: string) =>
    runs.flatMap((judged) => {
      const own = judged.find((each) => each.metric === metric && each.slice === slice)?.estimate;
      return own?.kind === "value" ? [own] : [];
    });

  it.each([
    ["tail.retention", "rarity:1"],
    ["tail.retention", "rarity:2-3"],
    ["tail.mass", "rarity:2-3"],
    ["diversity.types", "all"],
    ["diversity.hill", "q:1"],
    ["diversity.hill", "q:2"],
    ["diversity.entropy", "all"],
  ])("%s %s is 1 within four errors, its stated error the true one, and seldom surprising", (metric, slice) => {
    const values = known(metric, slice);
    expect(values.length).toBe(RUNS);
    const logs = values.map(({ value }) => Math.log(value));
    const mean = logs.reduce((sum, each) => sum + each, 0) / RUNS;
    const spread = Math.sqrt(logs.reduce((sum, each) => sum + (each - mean) ** 2, 0) / (RUNS - 1));
    const stated = values.reduce((sum, { low, high }) => sum + Math.log(high / low) / 4.02, 0) / RUNS;
    expect(Math.abs(mean)).toBeLessThan((4 * spread) / Math.sqrt(RUNS));
    expect(stated / spread).toBeGreaterThan(0.6);
    expect(stated / spread).toBeLessThan(1.6);
    // Four standard errors above 5%.
    expect(values.filter(({ p }) => (p ?? 1) <= 0.05).length).toBeLessThanOrEqual(13);
  });

  it("breaches nothing", () => {
    expect(runs.flat().filter(({ verdict }) => verdict === "breach")).toEqual([]);
  });
});
