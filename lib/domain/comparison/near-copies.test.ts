import { describe, expect, it } from "vitest";
import { type Random, random } from "../stats/random.ts";
import { incidence, type TokenisedSample } from "../summary/incidence.ts";
import { nearClasses } from "./near-copies.ts";

const sample = (key: number, words: string[]): TokenisedSample => ({
  key,
  content: words.join(" "),
  words,
  labels: [],
  events: [],
});
const drawn = (source: Random, length: number, vocabulary = 3_000) =>
  Array.from({ length }, () => `w${Math.floor(vocabulary ** source.uniform())}`);
const changed = (words: readonly string[], places: readonly number[]) =>
  words.map((word, i) => (places.includes(i) ? `new${i}` : word));
const isNear = (a: readonly string[], b: readonly string[]) => {
  const [left, right] = [new Set(a), new Set(b)];
  const common = Array.from(left).filter((word) => right.has(word)).length;
  return common >= 0.7 * (left.size + right.size - common);
};

describe("nearClasses", () => {
  it.each([
    { length: 12, places: [3] },
    { length: 25, places: [2, 9] },
    { length: 60, places: [0, 30] },
  ])("finds a copy of $length words with words $places changed", ({ length, places }) => {
    const words = Array.from({ length }, (_, i) => `w${i}`);
    const classes = nearClasses([incidence([sample(1, words), sample(2, changed(words, places))])]);
    expect(new Set(classes).size).toBe(1);
  });

  it("joins each sample to the first leader it nearly copies, as comparing all pairs does", () => {
    const source = random("near-copies");
    const samples: TokenisedSample[] = [];
    for (let i = 0; i < 300; i++) {
      const origin = samples[source.below(Math.max(1, samples.length))]?.words;
      const words = origin && i % 3 > 0 ? changed(origin, [source.below(12), source.below(12)]) : drawn(source, 12, 60);
      samples.push(sample(i, words));
    }
    const leaders: number[] = [];
    const brute = samples.map(({ words }, i) => {
      const leader = leaders.find((at) => isNear(words, samples[at]?.words ?? []));
      if (leader === undefined) leaders.push(i);
      return leader ?? i;
    });
    const of = incidence(samples);
    expect(Array.from(nearClasses([of]))).toEqual(brute);
    expect(new Set(brute).size).toBeLessThan(250);
  });

  it("takes time by the samples, not by their pairs, when all copy one", () => {
    const words = Array.from({ length: 20 }, (_, i) => `w${i}`);
    const flood = Array.from({ length: 10_000 }, (_, i) =>
      sample(
        i,
        words.map((word, at) => (at === i % 20 ? `x${i}` : word)),
      ),
    );
    const classes = nearClasses([incidence(flood)]);
    expect(new Set(classes).size).toBeLessThan(20);
  });
});
