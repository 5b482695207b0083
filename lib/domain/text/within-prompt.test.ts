import { describe, expect, it } from "vitest";
import { answerVariety } from "./within-prompt.ts";

const split = (text: string) => text.split(" ");

describe("answerVariety", () => {
  it("is the mean Jaccard distance of the sets of word pairs of two answers", () => {
    // ab bc | ab bd: 1 of 3 in common; either | ef: nothing.
    expect(answerVariety(["a b c", "a b d", "e f"].map(split))).toBeCloseTo((2 / 3 + 1 + 1) / 3, 14);
    expect(answerVariety(["a b a b", "a b a"].map(split))).toBe(0);
  });

  it("tells answers of one word apart, and leaves out those without any", () => {
    expect(answerVariety([["yes"], ["yes"], ["no"]])).toBeCloseTo(2 / 3, 14);
    expect(answerVariety([["yes"], []])).toBeNull();
    expect(answerVariety([])).toBeNull();
  });
});
