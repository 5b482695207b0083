import { describe, expect, it } from "vitest";
import { budgetOf } from "../budget.ts";
import type { KnownEstimate } from "../estimate.ts";
import { judge } from "../judge.ts";
import { defaultPolicies } from "../policy.ts";
import { dealer } from "../simulate/dealer.ts";
import { worldOf } from "../simulate/world.ts";
import { worldRecords } from "../simulate/world-records.ts";
import { random } from "../stats/random.ts";
import { summarise } from "../summary/summary.ts";
import { compare, freezeReference } from "./comparison.ts";
import { familiesOf, measure } from "./measure.ts";

const PEOPLE = { ...worldRecords(worldOf("null"), 12_000, random("null/people")), texts: new Map(), group: null };
const POLICIES = defaultPolicies();
const BUDGET = budgetOf(POLICIES.budget, 1, familiesOf({ isSplit: true, hasNames: false }));
const TOOLS = { deflate: (text: string) => ({ bytes: text.length, deflated: text.length }) };
/** Enough that true and stated error are told apart by the code, not by the seed. */
const RUNS = 40;
const REFERENCE = 800;

interface Seen {
  name: string;
  estimate: KnownEstimate;
}

/** People against further people, judged and read raw. The long version is `npm run bench:calibration`. */
function judgedHumans(size: number, run: number) {
  const seed = `null/${size}/${run}`;
  const { take } = dealer(PEOPLE, random(seed));
  const comparison = compare(freezeReference([take(REFERENCE)]), summarise("world", take(size).incidence, []));
  if (!comparison?.heldOut) throw new Error("nothing to compare");
  const options = { budget: BUDGET, declared: { pinned: [], named: [] }, seed, tools: TOOLS };
  const judged = measure(comparison, options, ["tail", "richness", "spread"]).map((tested) =>
    judge(tested, POLICIES, BUDGET),
  );
  const known = judged.flatMap(({ metric, slice, estimate }): Seen[] =>
    estimate.kind === "value" ? [{ name: `${metric} ${slice}`, estimate }] : [],
  );
  const kinds = (side: "control" | "generation") =>
    Array.from(comparison.heldOut?.[side].whole.presence[0]?.times ?? []).reduce((sum, times) => sum + times, 0);
  return { known, judged, rawRecall: kinds("generation") / kinds("control") };
}

const mean = (values: readonly number[]) => values.reduce((sum, each) => sum + each, 0) / values.length;
const spreadOf = (values: readonly number[]) =>
  Math.sqrt(values.reduce((sum, each) => sum + (each - mean(values)) ** 2, 0) / (values.length - 1));

// At half the size of a control half, and at three times of it: budgets come from one side, then from the other.
describe.each([200, 1_200])("people against people, %i samples against 400", (size) => {
  const runs = Array.from({ length: RUNS }, (_, run) => judgedHumans(size, run));
  const known = (name: string) =>
    runs.flatMap((run) => run.known.flatMap((seen) => (seen.name === name ? [seen.estimate] : [])));

  it.each([
    "tail.retention rarity:1",
    "tail.retention rarity:2-3",
    "tail.mass rarity:2-3",
    "diversity.types all",
    "diversity.hill q:1",
    "diversity.hill q:2",
    "diversity.entropy all",
  ])("%s is 1 within four errors, and its stated error the true one", (name) => {
    const values = known(name);
    expect(values.length).toBe(RUNS);
    const logs = values.map(({ value }) => Math.log(value));
    const spread = spreadOf(logs);
    const stated = mean(values.map(({ low, high }) => Math.log(high / low) / 4.02));
    expect(Math.abs(mean(logs))).toBeLessThan((4 * spread) / Math.sqrt(RUNS));
    // Between two thirds and one and a half: an error halved, or one block's for fifty, is outside.
    expect(stated / spread).toBeGreaterThan(0.67);
    expect(stated / spread).toBeLessThan(1.6);
    // Four standard errors under 90%.
    const covered = values.filter(({ low, high }) => low <= 1 && 1 <= high).length;
    expect(covered / RUNS).toBeGreaterThan(0.9 - 4 * Math.sqrt((0.9 * 0.1) / RUNS));
  });

  it.each(["tail.", "diversity.types"])(
    "least p of %s is as often small, and as often under one half, as chance has it",
    (family) => {
      const least = runs.map((run) =>
        Math.min(...run.known.flatMap(({ name, estimate }) => (name.startsWith(family) ? [estimate.p ?? 1] : []))),
      );
      const atMost = (line: number) => least.filter((p) => p <= line).length;
      const errors = (chance: number) => 4 * Math.sqrt(RUNS * chance * (1 - chance));
      expect(atMost(0.05)).toBeLessThanOrEqual(0.05 * RUNS + errors(0.05));
      expect(Math.abs(atMost(0.5) - 0.5 * RUNS)).toBeLessThanOrEqual(errors(0.5));
    },
  );

  it("raw recall is far from 1, at any size but the control's", () => {
    const logs = runs.map(({ rawRecall }) => Math.log(rawRecall));
    expect(Math.abs(mean(logs))).toBeGreaterThan((20 * spreadOf(logs)) / Math.sqrt(RUNS));
  });

  it("breaches nothing", () => {
    expect(runs.flatMap(({ judged }) => judged.filter(({ verdict }) => verdict === "breach"))).toEqual([]);
  });
});
