import { describe, expect, it } from "vitest";
import { type Random, random } from "../stats/random.ts";
import { incidence, type TokenisedSample } from "../summary/incidence.ts";
import { summarise } from "../summary/summary.ts";
import { compare, freezeReference } from "./comparison.ts";
import { measureCounts } from "./counts.ts";

const keyOf = (source: Random) => source.uint32() * 0x200000 + (source.uint32() >>> 11);
const read = (samples: TokenisedSample[]) => ({ tokenizer: "t", incidence: incidence(samples), texts: [] });

function pOfLoss(human: TokenisedSample[], model: TokenisedSample[]) {
  const comparison = compare(freezeReference([read(human)]), summarise("t", incidence(model), []));
  if (!comparison) throw new Error("nothing to compare");
  const [tested] = measureCounts(comparison, { declared: { pinned: ["treaty"], named: [] } }, 0.05);
  if (tested?.estimate.kind !== "value") throw new Error("the event is unknown");
  return tested.estimate;
}

/** Documents of 20 samples; one in four speaks of the treaty, in half of its samples. */
function documents(count: number, grouped: boolean, source: Random): TokenisedSample[] {
  return Array.from({ length: count }, () => {
    const [key, isAbout] = [keyOf(source), source.below(4) === 0];
    return Array.from({ length: 20 }, (): TokenisedSample => {
      const own = keyOf(source);
      const events = isAbout && source.below(2) === 0 ? ["treaty"] : [];
      return { key: grouped ? key : own, grouped, content: own.toString(16), words: ["a", "b"], labels: [], events };
    });
  }).flat();
}

describe("an event of people's documents in further documents", () => {
  const surprising = (grouped: boolean) =>
    Array.from({ length: 40 }, (_, run) => {
      const source = random(`worth/${run}`);
      return pOfLoss(documents(60, grouped, source), documents(40, grouped, source)).p ?? 1;
    }).filter((p) => p <= 0.05).length;

  it("seems lost too often when samples count as independent, and seldom when they count by their documents", () => {
    expect(surprising(false)).toBeGreaterThan(8);
    // Over six of forty at 5% happens once in a hundred.
    expect(surprising(true)).toBeLessThanOrEqual(6);
  });
});

describe("an event in samples of half the length", () => {
  /** One word in fifty is of the treaty. */
  const samples = (count: number, length: number, rate: number, source: Random) =>
    Array.from({ length: count }, (): TokenisedSample => {
      const key = keyOf(source);
      const words = Array.from({ length }, () => (source.uniform() < rate ? "treaty" : `w${source.below(500)}`));
      const events = words.includes("treaty") ? ["treaty"] : [];
      return { key, content: key.toString(16), words, labels: [], events };
    });
  const human = samples(2_000, 20, 0.01, random("worth/human"));

  it("is not lost while it is as frequent among their words", () => {
    const { value, p } = pOfLoss(human, samples(2_000, 10, 0.01, random("worth/short")));
    expect(value).toBeGreaterThan(0.9);
    expect(p).toBeGreaterThan(0.05);
  });

  it("is lost when it is not", () => {
    const { value, p } = pOfLoss(human, samples(2_000, 10, 0.004, random("worth/lost")));
    expect(value).toBeLessThan(0.6);
    expect(p).toBeLessThan(0.001);
  });
});
