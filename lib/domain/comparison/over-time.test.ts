import { describe, expect, it } from "vitest";
import { budgetOf } from "../budget.ts";
import { judge } from "../judge.ts";
import type { Verdict } from "../judgement.ts";
import { FAMILIES } from "../metrics/define.ts";
import { defaultPolicies } from "../policy.ts";
import { resampled, type World, worldOf } from "../simulate/world.ts";
import { worldRecords } from "../simulate/world-records.ts";
import { random } from "../stats/random.ts";
import { type Summary, summarise } from "../summary/summary.ts";
import { columnOf, type TimelineColumn } from "../timeline.ts";
import { compare, freezeReference } from "./comparison.ts";
import { measureTrends } from "./over-time.ts";

// Eight topics of the forty: making a world of all is most of the time.
const WORLD: World = { topics: worldOf("over-time").topics.slice(0, 8) };
const REFERENCE = freezeReference([worldRecords(WORLD, 1_600, random("reference"))]);
const POLICIES = defaultPolicies();
const BUDGET = budgetOf(POLICIES.budget, 1, FAMILIES);

function summaryOf(world: World, n: number, seed: string): Summary {
  const { tokenizer, incidence } = worldRecords(world, n, random(seed));
  return summarise(tokenizer, incidence, []);
}

interface Seen {
  value: number | null;
  verdict: Verdict;
}

/** Trend metrics at each generation of a lineage, in the order given. */
function trends(generations: readonly Summary[], since = 1): Record<string, Seen>[] {
  const earlier: TimelineColumn[] = [];
  return generations.map((generation, at) => {
    const comparison = compare(REFERENCE, generation);
    if (!comparison) throw new Error("nothing to compare");
    const index = at + 1;
    const tested = measureTrends(comparison, { index, earlier: [...earlier], since });
    earlier.push(columnOf(comparison, index, `${index}`));
    return Object.fromEntries(
      tested.map((each) => [
        each.metric.id,
        {
          value: each.estimate.kind === "value" ? each.estimate.value : null,
          verdict: judge(each, POLICIES, BUDGET).verdict,
        },
      ]),
    );
  });
}

describe("measureTrends", () => {
  const source = random("recursion");
  const worlds: World[] = [];
  let world = WORLD;
  for (let g = 0; g < 7; g++) {
    world = resampled(world, 4_000, source);
    worlds.push(world);
  }

  it("watches a tail that loses a little with each generation, from the sixth on, also at unlike sizes", () => {
    const seen = trends(worlds.map((each, g) => summaryOf(each, g % 2 === 0 ? 700 : 1_100, `fall-${g}`)));
    expect(seen.slice(0, 5).every((each) => each["trend.retention"]?.value === null)).toBe(true);
    expect(seen[6]?.["trend.retention"]).toMatchObject({ verdict: "watch" });
    expect(seen[6]?.["trend.retention"]?.value).toBeLessThan(-0.02);
    expect(seen[6]?.["trend.types"]?.value).toBeLessThan(-0.01);
  });

  it("finds no trend in human samples whose number shrinks: all are read at one size", () => {
    const sizes = [1_600, 1_300, 1_000, 800, 650, 500];
    const seen = trends(sizes.map((n, g) => summaryOf(WORLD, n, `shrink-${g}`))).at(-1);
    expect(Math.abs(seen?.["trend.types"]?.value ?? 1)).toBeLessThan(0.01);
    expect(Math.abs(seen?.["trend.retention"]?.value ?? 1)).toBeLessThan(0.02);
    expect(seen?.["trend.types"]?.verdict).toBe("ok");
  });

  it("finds no trend in one step down that then holds, nor counts what came before a repair", () => {
    const [first = WORLD] = worlds;
    const level = Array.from({ length: 7 }, (_, g) => summaryOf(first, 900, `level-${g}`));
    expect(trends(level).at(-1)?.["trend.types"]?.verdict).toBe("ok");
    const mended = worlds.slice(0, 5).map((each, g) => summaryOf(each, 900, `mend-${g}`));
    expect(trends([...mended, ...level.slice(0, 2)], 6).at(-1)?.["trend.types"]?.value).toBeNull();
  });

  it("never gives more than a watch, however steep", () => {
    const steep = Array.from({ length: 7 }, (_, g) => ({ topics: WORLD.topics.slice(0, 8 - g) }));
    const seen = trends(steep.map((each, g) => summaryOf(each, 600, `steep-${g}`))).at(-1);
    expect(seen?.["trend.types"]?.verdict).toBe("watch");
  });
});
