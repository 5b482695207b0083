import { describe, expect, it } from "vitest";
import { freezeReference } from "./comparison/comparison.ts";
import { resplit } from "./comparison/resplit.ts";
import { judgeGeneration } from "./judge-generation.ts";
import { defaultPolicies } from "./policy.ts";
import { sampleWorld, worldOf } from "./simulate/world.ts";
import { worldRecords } from "./simulate/world-records.ts";
import { random } from "./stats/random.ts";
import { incidence, type TokenisedSample } from "./summary/incidence.ts";
import { summarise } from "./summary/summary.ts";

const WORLD = worldOf("split-luck");
const N = 3_000;
const REFERENCE = freezeReference([worldRecords(WORLD, N, random("split-luck/reference"))]);

/** Judges human samples in which a word that `isGone` says a common one in its place. */
function judgedWithout(isGone: (word: string) => boolean) {
  const source = random("split-luck/generation");
  const samples = sampleWorld(WORLD, N, source).map((events): TokenisedSample => {
    const key = source.uint32() * 0x200000 + source.uint32();
    const words = Array.from(events, (event) => (isGone(`w${event}`) ? "w0" : `w${event}`));
    return { key, content: key.toString(16), words, labels: [], events: [] };
  });
  return judgeGeneration({
    reference: REFERENCE,
    source: "control",
    generation: summarise("world", incidence(samples), []),
    facts: { index: 1, samples: N, rejected: 0, bundle: null },
    policies: defaultPolicies(),
    looks: 1,
    declared: { pinned: [], named: [] },
    tools: { deflate: (text) => ({ bytes: text.length, deflated: text.length }) },
    seed: "split-luck",
    isMismatched: false,
  }).judgement;
}

describe("a breach of the tail", () => {
  const { names, heldBy } = REFERENCE.catalogue;
  const onceInCatalogue = new Set(names.filter((_, i) => heldBy[i] === 1));

  it("is a watch when other splits of the reference do not show it", () => {
    let met = 0;
    const gone = new Set([...onceInCatalogue].filter(() => met++ % 4 === 0));
    const judgement = judgedWithout((word) => gone.has(word));
    const once = judgement.measurements.find(({ slice }) => slice === "rarity:1");
    expect(once).toMatchObject({ verdict: "watch", because: expect.stringContaining("breach line") });
    expect(judgement.notes.map(({ code }) => code)).toContain("split-unstable");
    expect(judgement.verdict).toBe("watch");
  });

  it("stands when they do", () => {
    const judgement = judgedWithout((word) => word !== "w0" && Number(word.slice(1)) % 4 === 0);
    expect(judgement.measurements.find(({ slice }) => slice === "rarity:1")?.verdict).toBe("breach");
    expect(judgement.notes.map(({ code }) => code)).not.toContain("split-unstable");
  });
});

describe("resplit", () => {
  it("deals the same samples into other halves", () => {
    const other = resplit(REFERENCE, "salt");
    expect(other.catalogue.samples + other.control.samples).toBe(N);
    const control = new Set(REFERENCE.control.contents.hash);
    const kept = other.control.contents.hash.filter((hash) => control.has(hash)).length;
    expect(Math.abs(kept - N / 4)).toBeLessThan(4 * Math.sqrt(N / 16));
  });
});
