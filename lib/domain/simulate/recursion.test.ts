import { describe, expect, it } from "vitest";
import { random } from "#domain/stats/random.ts";
import { generateSentence, generateSentences, trainTrigram } from "./recursion.ts";
import { wordsOf } from "./sentences.ts";
import { modelTokens } from "./tokens.ts";

const TEXTS = ["a b c a b d.", "a b c b a.", "b c a b c d.", "c a b, a b c.", "d a b a c."];
const D = 0.75;

/** Naive interpolated Kneser-Ney, straight from the formula: P(w | u v) by sums over all trigrams. */
function naive(texts: readonly string[], u: string, v: string, w: string): number {
  const grams = texts.flatMap((text) => {
    const tokens = ["<s>", "<s>", ...modelTokens(text)];
    return tokens.slice(2).map((token, i) => [tokens[i], tokens[i + 1], token] as const);
  });
  const types = [...new Map(grams.map((gram) => [gram.join(" "), gram])).values()];
  const pairs = [...new Map(types.map(([, b, c]) => [`${b} ${c}`, [b, c] as const])).values()];
  const one = pairs.filter(([, c]) => c === w).length / pairs.length;
  const under2 = types.filter(([, b]) => b === v);
  const kinds2 = new Set(under2.map(([, , c]) => c)).size;
  const c2 = under2.filter(([, , c]) => c === w).length;
  const two = under2.length === 0 ? one : (Math.max(c2 - D, 0) + D * kinds2 * one) / under2.length;
  const under3 = grams.filter(([a, b]) => a === u && b === v);
  const kinds3 = new Set(under3.map(([, , c]) => c)).size;
  const c3 = under3.filter(([, , c]) => c === w).length;
  return under3.length === 0 ? two : (Math.max(c3 - D, 0) + D * kinds3 * two) / under3.length;
}

describe("the trigram model", () => {
  it("draws every next word with the probability of the formula", () => {
    const model = trainTrigram(TEXTS, 1);
    const source = random("exactness");
    const runs = 40_000;
    const first = new Map<string, number>();
    const afterA = new Map<string, number>();
    let starts = 0;
    for (let i = 0; i < runs; i++) {
      const [x, y] = modelTokens(generateSentence(model, 2, source));
      first.set(x ?? "", (first.get(x ?? "") ?? 0) + 1);
      if (x !== "a") continue;
      starts++;
      afterA.set(y ?? "", (afterA.get(y ?? "") ?? 0) + 1);
    }
    for (const w of ["a", "b", "c", "d", ","]) {
      const p = naive(TEXTS, "<s>", "<s>", w);
      expect(Math.abs((first.get(w) ?? 0) / runs - p), `first ${w}`).toBeLessThan(4 * Math.sqrt(p / runs));
      const q = naive(TEXTS, "<s>", "a", w);
      expect(Math.abs((afterA.get(w) ?? 0) / starts - q), `a ${w}`).toBeLessThan(4 * Math.sqrt(q / starts));
    }
  });

  it("sharpens at a temperature under 1: common words gain what rare words lose", () => {
    const texts = Array.from({ length: 300 }, (_, i) => `${i % 10 === 0 ? "seldom" : "often"} said so.`);
    const share = (temperature: number) => {
      const sentences = generateSentences(trainTrigram(texts, temperature), [1], 4000, random("sharp"));
      return sentences.filter((sentence) => sentence.startsWith("seldom")).length / 4000;
    };
    expect(share(1)).toBeGreaterThan(0.08);
    expect(share(0.5)).toBeLessThan(0.03);
  });

  it("gives sentences exactly the lengths it is asked for, marks not counted", () => {
    const sentences = generateSentences(trainTrigram(TEXTS, 1), [4], 200, random("length"));
    for (const sentence of sentences) expect(wordsOf(sentence)).toHaveLength(4);
  });

  it("gives the same sentences for the same seed, and others for another", () => {
    const model = trainTrigram(TEXTS, 1);
    const run = (seed: string) => generateSentences(model, [5], 20, random(seed));
    expect(run("x")).toEqual(run("x"));
    expect(run("x")).not.toEqual(run("y"));
  });
});
