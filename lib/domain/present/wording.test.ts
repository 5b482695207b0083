import { describe, expect, it } from "vitest";
import { comparedText, times, timesInterval, timesWords } from "./wording.ts";

describe("two texts compared", () => {
  it("mark what one has and the other has not, and join to the text they came from", () => {
    const [a, b] = ["The duty of the United States, and the end.", "The United States, and the end."];
    const parts = comparedText(a, b);
    expect(parts.map(({ text }) => text).join("")).toBe(a);
    expect(parts.filter(({ isOwn }) => isOwn).map(({ text }) => text.trim())).toEqual(["duty of the"]);
    expect(comparedText(b, a).some(({ isOwn }) => isOwn)).toBe(false);
  });

  it("of nothing in common is all its own, and equal texts have nothing of their own", () => {
    expect(comparedText("one two", "three")).toEqual([{ text: "one two", isOwn: true }]);
    expect(comparedText("same words", "same words")).toEqual([{ text: "same words", isOwn: false }]);
  });
});

describe("how often something is said", () => {
  it("is written with as many digits as it bears, and never as infinity", () => {
    expect([0, 0.048, 0.346, 5.14, 28.78].map(times)).toEqual(["0", "0.048", "0.35", "5.1", "29"]);
    expect(timesInterval({ low: 2.6, high: null })).toBe("2.6 or more");
    expect(timesWords({ ratio: null })).toBe("people never say it");
    expect(timesWords({ ratio: 0 })).toBe("it is not said at all");
  });
});
