import { describe, expect, it } from "vitest";
import { pagingVerdict } from "./alert/paging.ts";
import { freezeReference } from "./comparison/comparison.ts";
import { judgeKinds } from "./judge-kinds.ts";
import { defaultPolicies } from "./policy.ts";
import { resampled, type World, worldOf } from "./simulate/world.ts";
import { worldRecords } from "./simulate/world-records.ts";
import { random } from "./stats/random.ts";
import { type Summary, summarise } from "./summary/summary.ts";

// Eight topics of the forty: making a world of all is most of the time.
const WORLD: World = { topics: worldOf("baseline").topics.slice(0, 8) };
const REFERENCE = freezeReference([worldRecords(WORLD, 1_600, random("people"))]);
const POLICIES = defaultPolicies();
const source = random("steps");
const stepped = (world: World, steps: number) =>
  Array.from({ length: steps }).reduce<World>((each) => resampled(each, 600, source), world);
const KNOWN = stepped(WORLD, 2);
const WORSE = stepped(KNOWN, 4);

function summaryOf(world: World, n: number, seed: string): Summary {
  const { tokenizer, incidence } = worldRecords(world, n, random(seed));
  return summarise(tokenizer, incidence, []);
}

const POOLED = summaryOf(KNOWN, 900, "accepted");

function judged(generation: Summary, index = 3, accepted: number[] | null = [1, 2]) {
  return judgeKinds({
    reference: REFERENCE,
    source: "control",
    generation,
    facts: { index, samples: generation.samples, rejected: 0, bundle: null },
    policies: POLICIES,
    looks: 4,
    declared: { pinned: [], named: [] },
    tools: { deflate: (text) => ({ bytes: text.length, deflated: text.length }) },
    seed: `g${index}`,
    isMismatched: false,
    baseline: accepted && { generations: accepted, pooled: POOLED },
  }).judgement;
}

describe("an accepted baseline", () => {
  it("keeps a level that was accepted from paging, while the verdict against people stays", () => {
    const same = judged(summaryOf(KNOWN, 700, "same"));
    expect(same).toMatchObject({ verdict: "breach", phase: "early-collapse", baseline: { generations: [1, 2] } });
    expect(pagingVerdict(same, POLICIES)).toBe("ok");
    expect(pagingVerdict({ ...same, baseline: null }, POLICIES)).toBe("breach");
    expect(same.notes.map(({ code }) => code)).toContain("baseline-held");
    const richness = same.baseline?.measurements.find(({ metric }) => metric === "diversity.types")?.estimate;
    expect(richness?.kind === "value" ? Math.abs(richness.value - 1) : 1).toBeLessThan(0.05);
  });

  it("pages again for what is lost below it", () => {
    const worse = judged(summaryOf(WORSE, 700, "worse"));
    expect(pagingVerdict(worse, POLICIES)).toBe("breach");
    expect(worse.baseline?.measurements.some(({ verdict }) => verdict === "breach")).toBe(true);
  });

  it("says nothing of what came before it, nor without one", () => {
    expect(judged(summaryOf(KNOWN, 60, "before"), 2).baseline).toBeUndefined();
    expect(judged(summaryOf(KNOWN, 60, "alone"), 3, null).baseline).toBeUndefined();
  });
});
