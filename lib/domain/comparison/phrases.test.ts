import { describe, expect, it } from "vitest";
import { judgeGeneration } from "../judge-generation.ts";
import { defaultPolicies } from "../policy.ts";
import type { ReferenceRecords } from "../reference.ts";
import { zipfWeights } from "../simulate/world.ts";
import { type Random, random } from "../stats/random.ts";
import { incidence } from "../summary/incidence.ts";
import { summarise } from "../summary/summary.ts";
import { freezeReference } from "./comparison.ts";

const WEIGHTS = zipfWeights(6_000, 1);
const TOTAL = WEIGHTS.reduce((sum, weight) => sum + weight, 0);

/** A phrase of two words by its rank: each word stands in many phrases, few pairs of words are a phrase. */
function phrase(source: Random): string[] {
  let left = source.uniform() * TOTAL;
  let rank = 0;
  while (rank < WEIGHTS.length - 1 && left > (WEIGHTS[rank] ?? 0)) left -= WEIGHTS[rank++] ?? 0;
  return [`a${(rank * 7919) % 401}`, `b${(rank * 7907) % 397}`];
}

function sampled(n: number, seed: string, order: (words: string[], source: Random) => string[]): ReferenceRecords {
  const source = random(seed);
  const samples = Array.from({ length: n }, (_, i) => {
    const words = order(Array.from({ length: 8 }, () => phrase(source)).flat(), source);
    const key = source.uint32() * 0x200000 + i;
    return { key, content: String(key), words, labels: [], events: [] };
  });
  return { tokenizer: "phrases", incidence: incidence(samples), texts: [] };
}

const kept = (words: string[]) => words;
const jumbled = (words: string[], source: Random) =>
  words
    .map((word) => ({ word, at: source.uint32() }))
    .sort((a, b) => a.at - b.at)
    .map(({ word }) => word);

function measured(generation: ReferenceRecords) {
  const { judgement } = judgeGeneration({
    reference: freezeReference([sampled(1_500, "people", kept)]),
    source: "control",
    generation: summarise("phrases", generation.incidence, []),
    facts: { index: 1, samples: 1_000, rejected: 0, bundle: null },
    policies: defaultPolicies(),
    looks: 1,
    declared: { pinned: [], named: [] },
    tools: { deflate: (text) => ({ bytes: text.length, deflated: text.length }) },
    seed: "phrases",
    isMismatched: false,
  });
  return (metric: string, slice: string) => {
    const found = judgement.measurements.find((each) => each.metric === metric && each.slice === slice);
    if (found?.estimate.kind !== "value") throw new Error(`${metric} ${slice} is unknown`);
    return { ...found.estimate, verdict: found.verdict };
  };
}

describe("phrases as events", () => {
  it("stand where people's stand on further human samples, and are shown without a verdict", () => {
    const value = measured(sampled(1_000, "more people", kept));
    const { low, high, verdict } = value("tail.bigrams", "rarity:2-3");
    expect(low).toBeLessThan(1.05);
    expect(high).toBeGreaterThan(0.95);
    expect(verdict).toBe("unknown");
  });

  it("fall where the words are kept and their order is lost", () => {
    const value = measured(sampled(1_000, "more people", jumbled));
    expect(value("tail.bigrams", "rarity:2-3").high).toBeLessThan(0.5);
    expect(value("diversity.types", "all").low).toBeGreaterThan(0.95);
  });
});
