import { describe, expect, it } from "vitest";
import { entropyAtInfinity } from "../stats/entropy-at-infinity.ts";
import { concentration } from "./concentration.ts";
import { grams } from "./grams.ts";
import { hdd } from "./hdd.ts";
import { mattr } from "./mattr.ts";
import { mtld } from "./mtld.ts";
import { headsOf, nextWordEntropy } from "./next-word-entropy.ts";
import { selfRepetition } from "./self-repetition.ts";
import { countsOf, distinctWithin, sequencesOf } from "./sequences.ts";
import { patternsOf, patternVariety, shapeOf, shapesOf } from "./syntax.ts";

const split = (text: string) => text.split(" ");

describe("hdd", () => {
  it("is the different words expected in a draw, as a share", () => {
    // Two of a, a, b: ab in two of three draws, so 5/3 words in 2.
    expect(hdd([2, 1], 2)).toBeCloseTo(5 / 6, 14);
    expect(hdd(new Uint32Array(50).fill(1))).toBe(1);
    expect(hdd([41])).toBeNull();
  });
});

describe("mattr", () => {
  it("averages the share of different words over every window", () => {
    const { tokens, kinds } = sequencesOf([split("a b a a c")]);
    expect(mattr(tokens, kinds, 3)).toBeCloseTo((2 + 2 + 2) / 9, 14);
    expect(mattr(tokens, kinds, 5)).toBeCloseTo(3 / 5, 14);
    expect(mattr(tokens, kinds, 6)).toBeNull();
  });
});

describe("mtld", () => {
  it("flags a text without a repeated word as a lower bound of its own length", () => {
    const { tokens, kinds } = sequencesOf([split("one two three four five")]);
    expect(mtld(tokens, kinds)).toEqual({ value: 5, isLowerBound: true });
    expect(mtld(new Uint32Array(), 0)).toBeNull();
  });

  it("closes a factor of ten words at the least, and counts the rest as a part", () => {
    // One word twenty-one times: a factor every ten words, then a last word alone, whose share is 1.
    const { tokens, kinds } = sequencesOf([Array.from({ length: 21 }, () => "no")]);
    expect(mtld(tokens, kinds)).toEqual({ value: 21 / 2, isLowerBound: false });
  });
});

describe("nextWordEntropy", () => {
  const entropy = (samples: readonly string[][]) => {
    const words = sequencesOf(samples);
    const pairs = grams(words, 2);
    return nextWordEntropy(pairs, headsOf(words, pairs));
  };

  it("is the entropy of pairs less that of their first words, within samples", () => {
    // Pairs ab ab ab ac ac: one first word, whose entropy is 0; the pieces ca and bc never meet.
    const samples = ["a b", "a b", "a b", "a c", "a c", "c", "b"].map(split);
    expect(entropy(samples)).toBeCloseTo(entropyAtInfinity([3, 2]), 12);
    expect(entropyAtInfinity([3, 2])).toBeCloseTo((3 / 5) * (1 / 3 + 1 / 4) + (2 / 5) * (1 / 2 + 1 / 3 + 1 / 4), 12);
    expect(entropy([split("a b a b a b a")])).toBeCloseTo(0, 12);
    expect(entropy([["a"]])).toBeNull();
  });
});

describe("selfRepetition", () => {
  it("counts the other samples that hold each different phrase of a sample", () => {
    const words = sequencesOf([split("a b c"), split("a b a b"), ["c"]]);
    // Pairs: {ab, bc}, {ab, ba}, {}: each of the first two meets one other sample.
    expect(selfRepetition(distinctWithin(grams(words, 2)))).toBeCloseTo((2 * Math.log(2)) / 3, 14);
  });

  it("of n copies is the logarithm of one more than the others' phrases", () => {
    const copies = sequencesOf(Array.from({ length: 9 }, () => split("a b c d e")));
    expect(selfRepetition(distinctWithin(grams(copies, 4)))).toBeCloseTo(Math.log(1 + 8 * 2), 14);
    expect(selfRepetition(distinctWithin(sequencesOf([])))).toBeNull();
  });
});

describe("concentration", () => {
  it("is the share of the commonest, with its part of the kind on the border", () => {
    expect(concentration(Uint32Array.of(1, 5, 0, 2, 2), 0.25)).toBeCloseTo(5 / 10, 14);
    expect(concentration(Uint32Array.of(1, 5, 0, 2, 2), 0.5)).toBeCloseTo(7 / 10, 14);
    expect(concentration(Uint32Array.of(1, 5, 0, 2, 2), 0.125)).toBeCloseTo(2.5 / 10, 14);
    expect(concentration(new Uint32Array(3))).toBeNull();
  });
});

describe("patternVariety", () => {
  it("counts patterns of word classes, not words", () => {
    const shape = (text: string) => shapesOf(sequencesOf([split(text)]));
    const sentence = patternsOf(shape("the cat was running"));
    expect(sentence.kinds).toBe(2);
    const other = shapesOf(sequencesOf([split("the cat was running"), split("the dog was jumping")]));
    expect(patternVariety(patternsOf(other))).toBeCloseTo(2, 14);
    expect(countsOf(patternsOf(other))).toEqual(Uint32Array.of(2, 2));
    expect(patternVariety(patternsOf(shape("too short")))).toBeNull();
  });

  it("tells what function words do, numbers, endings and lengths, in any script", () => {
    const shapes = ["the", "3.14", "walking", "walked", "ox", "天気", "sing", "national", "stations", "breath"].map(
      shapeOf,
    );
    expect(shapes.join(" ")).toBe("determiner number -ing -ed short short short adjective noun long");
  });
});
