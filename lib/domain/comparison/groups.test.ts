import { describe, expect, it } from "vitest";
import { budgetOf } from "../budget.ts";
import { defaultPolicies } from "../policy.ts";
import { aliasTable, drawAlias } from "../simulate/alias.ts";
import { zipfWeights } from "../simulate/world.ts";
import { type Random, random } from "../stats/random.ts";
import { incidence, type TokenisedSample } from "../summary/incidence.ts";
import { summarise } from "../summary/summary.ts";
import { compare, freezeReference } from "./comparison.ts";
import { familiesOf, measure } from "./measure.ts";

const COMMON = aliasTable(zipfWeights(5_000, 1.05));
const keyOf = (source: Random) => source.uint32() * 0x200000 + (source.uint32() >>> 11);

/** Documents of 20 sentences of 12 words; half of their words come from twenty that are the document's own subject. */
function documents(count: number, grouped: boolean, source: Random): TokenisedSample[] {
  return Array.from({ length: count }, () => {
    const subject = Array.from({ length: 20 }, () => source.below(20_000));
    const key = keyOf(source);
    return Array.from({ length: 20 }, (): TokenisedSample => {
      const own = keyOf(source);
      const words = Array.from({ length: 12 }, (_, i) =>
        i % 2 === 0 ? `c${drawAlias(COMMON, source)}` : `s${subject[source.below(subject.length)]}`,
      );
      return { key: grouped ? key : own, grouped, content: own.toString(16), words, labels: [], events: [] };
    });
  }).flat();
}

/** Least adjusted p of tail and richness, people's documents against further documents of people. */
function leastP(run: number, grouped: boolean) {
  const source = random(`groups/${run}`);
  const reference = freezeReference([
    { tokenizer: "t", incidence: incidence(documents(60, grouped, source)), texts: [] },
  ]);
  const generation = summarise("t", incidence(documents(25, grouped, source)), []);
  const comparison = compare(reference, generation);
  if (!comparison) throw new Error("nothing to compare");
  const policies = defaultPolicies();
  const budget = budgetOf(policies.budget, 1, familiesOf({ isSplit: true, hasNames: false }));
  const tools = { deflate: (text: string) => ({ bytes: text.length, deflated: text.length }) };
  const tested = measure(comparison, { budget, declared: { pinned: [], named: [] }, tools, seed: `groups/${run}` });
  const least = (family: string) =>
    Math.min(
      ...tested.flatMap(({ metric, estimate }) =>
        metric.family === family && estimate.kind === "value" ? [estimate.p ?? 1] : [],
      ),
    );
  return { tail: least("tail"), richness: least("richness") };
}

const runsOf = (runs: number, grouped: boolean) => Array.from({ length: runs }, (_, run) => leastP(run, grouped));

describe("people's documents against people's documents", () => {
  it("always look like a loss when their sentences count as independent", () => {
    expect(runsOf(2, false).every(({ tail }) => tail <= 0.05)).toBe(true);
  });

  it("surprise no oftener than chance when a group is split, blocked and drawn as a whole", () => {
    // Over three of twelve at 5% happens twice in a thousand.
    const runs = runsOf(12, true);
    expect(runs.filter(({ tail }) => tail <= 0.05).length).toBeLessThanOrEqual(3);
    expect(runs.filter(({ richness }) => richness <= 0.05).length).toBeLessThanOrEqual(3);
  });
});
