import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { createVocabulary } from "./vocabulary.ts";
import { words } from "./words.ts";

const piece = fc.oneof(
  fc.constantFrom("don't", "3.14", "1,000", "a.b", "it''s", "'quoted'", "4'5", "x.1", "Émile", "it’s", "尾巴", "ﬁne"),
  fc.string({ unit: fc.constantFrom(..."abzAZ019'.,-_ \n\t\u0000é") }),
);
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(" "));

describe("createVocabulary", () => {
  it("reads the words that the tokenizer reads, whatever was read before", () => {
    const vocabulary = createVocabulary();
    fc.assert(
      fc.property(text, (given) => {
        expect(Array.from(vocabulary.read(given), (id) => vocabulary.names[id])).toEqual(words(given));
      }),
      { numRuns: 500 },
    );
    expect(new Set(vocabulary.names).size).toBe(vocabulary.names.length);
  });

  it("keeps the same bounds: longest word, most words, nothing at all", () => {
    const vocabulary = createVocabulary();
    const long = "x".repeat(64);
    for (const given of [
      "",
      long,
      `${long}y b`,
      "a ".repeat(1_500),
      `${"a ".repeat(1_500)}é`,
      `${"b ".repeat(1_023)}c d`,
    ]) {
      expect(Array.from(vocabulary.read(given), (id) => vocabulary.names[id])).toEqual(words(given));
    }
  });

  it("finds every word again after it has grown", () => {
    const vocabulary = createVocabulary();
    const many = Array.from({ length: 20_000 }, (_, i) => `w${i.toString(36)}`);
    for (let i = 0; i < many.length; i += 500) vocabulary.read(many.slice(i, i + 500).join(" "));
    expect(vocabulary.names.length).toBe(20_000);
    expect(Array.from(vocabulary.read(many.slice(0, 900).join(" ")))).toEqual(Array.from({ length: 900 }, (_, i) => i));
  });
});
