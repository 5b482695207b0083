import { describe, expect, it } from "vitest";
import { words } from "./words.ts";

describe("words", () => {
  it.each([
    ["Don't stop, it's 3.14 or 1,000!", ["don't", "stop", "it's", "3.14", "or", "1,000"]],
    ["well-known e-mail", ["well", "known", "e", "mail"]],
    ["the model’s tail", ["the", "model's", "tail"]],
    ["ＦＵＬＬ\u200Bwidth", ["fullwidth"]],
    ["漢字かな交じり文", ["漢字", "かな", "交じり", "文"]],
    ["Привет, мир", ["привет", "мир"]],
    ["naïve Ａ e\u0301te\u0301", ["naïve", "a", "été"]],
    ["… — !", []],
    ["", []],
  ])("reads %j", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  it("counts at most 1,024 words of a sample", () => {
    expect(words("a b ".repeat(2_000))).toHaveLength(1_024);
  });

  it("keeps a giant word as one word, told apart from another of the same beginning", () => {
    const [one, two] = words(`${"x".repeat(500)}1 ${"x".repeat(500)}2`);
    expect(one).not.toBe(two);
    expect(Array.from(one ?? "").length).toBeLessThan(80);
  });
});
