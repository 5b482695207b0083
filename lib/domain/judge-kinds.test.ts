import { expect, it } from "vitest";
import { freezeReference } from "./comparison/comparison.ts";
import { judgeKinds } from "./judge-kinds.ts";
import { defaultPolicies } from "./policy.ts";
import { normalFrom } from "./simulate/laws.ts";
import { type World, worldOf } from "./simulate/world.ts";
import { worldRecords } from "./simulate/world-records.ts";
import { random } from "./stats/random.ts";
import { carriedBy } from "./summary/carried.ts";
import { carrying, summarise } from "./summary/summary.ts";

const WORLD = worldOf("judge");

/** Samples of a world, each with a number of this spread. */
function records(world: World, n: number, seed: string, spread: number) {
  const source = random(`${seed}/numbers`);
  const own = worldRecords(world, n, random(seed));
  const samples = Array.from(own.incidence.key, (key) => ({ key, values: { x: spread * normalFrom(source) } }));
  return { ...own, carried: carriedBy(samples) };
}

function judged(world: World, spread: number) {
  const { tokenizer, incidence, carried } = records(world, 1_500, "narrow", spread);
  const generation = carrying(summarise(tokenizer, incidence, []), carried);
  return judgeKinds({
    reference: freezeReference([records(WORLD, 2_000, "reference", 1)]),
    source: "control",
    generation,
    facts: { index: 1, samples: 1_500, rejected: 0, bundle: null },
    policies: defaultPolicies(),
    looks: 1,
    declared: { pinned: [], named: [] },
    tools: { deflate: (text: string) => ({ bytes: text.length, deflated: text.length }) },
    seed: "judge",
    isMismatched: false,
  }).judgement;
}

it("excuses numbers that moved with the subject of the words, and those alone", () => {
  const narrow = { topics: WORLD.topics.slice(0, 6) };
  expect(judged(narrow, 0.5)).toMatchObject({ phase: "shift", verdict: "watch", quantities: [] });
  const alone = judged(WORLD, 0.5);
  expect(alone.phase).toMatch(/collapse$/);
  expect(alone).toMatchObject({ verdict: "breach", quantities: [{ stratum: "value:x" }] });
});
