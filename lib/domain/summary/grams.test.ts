import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { GRAM_SPACE } from "../stats/name-hash.ts";
import { random } from "../stats/random.ts";
import { gramCounter, mergeGrams, NO_GRAMS } from "./grams.ts";

const LANES = Uint32Array.from({ length: 40 }, (_, word) => random(`lane/${word}`).uint32());
const OTHER = Uint32Array.from({ length: 40 }, (_, word) => random(`other/${word}`).uint32());

const sample = fc.record({
  key: fc.integer({ min: 0, max: 1_000 }),
  words: fc.array(fc.integer({ min: 0, max: 39 }), { maxLength: 30 }),
});
const SAMPLES = fc.array(sample, { minLength: 1, maxLength: 30 });

function counted(samples: readonly { key: number; words: number[] }[], bound: number, known = NO_GRAMS) {
  const counter = gramCounter(known, bound);
  for (const { key, words } of samples) counter.add(words, key, LANES, OTHER);
  return counter.finish();
}

describe("gramCounter", () => {
  it("counts every sequence of two to four words within a sample, while there is room", () => {
    fc.assert(
      fc.property(SAMPLES, (samples) => {
        const grams = counted(samples, 10_000);
        for (const order of [2, 3, 4] as const) {
          const met = samples.flatMap(({ words }) =>
            words.slice(0, Math.max(0, words.length - order + 1)).map((_, i) => words.slice(i, i + order).join(" ")),
          );
          expect(grams[order].limit).toBe(GRAM_SPACE);
          expect(grams[order].hash.length).toBe(new Set(met).size);
          expect(grams[order].count.reduce((sum, count) => sum + count, 0)).toBe(met.length);
        }
      }),
    );
  });

  it("keeps those of least hash when there are more, with whole counts, however the samples are cut", () => {
    fc.assert(
      fc.property(SAMPLES, fc.integer({ min: 2, max: 40 }), fc.nat(), (samples, bound, cut) => {
        const whole = counted(samples, bound);
        const all = counted(samples, 10_000);
        expect(Array.from(whole[2].hash)).toEqual(Array.from(all[2].hash).slice(0, bound));
        if (all[2].hash.length > bound) expect(whole[2].limit).toBe(all[2].hash[bound]);
        const at = cut % samples.length;
        const first = counted(samples.slice(0, at), bound);
        const parts = [counted(samples.slice(at), bound), first];
        expect(mergeGrams(parts, bound)).toEqual(whole);
        expect(mergeGrams([first, counted(samples.slice(at), bound, first)], bound)).toEqual(whole);
      }),
    );
  });
});
