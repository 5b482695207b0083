import { describe, expect, it } from "vitest";
import { lexicalVector } from "./lexical.ts";
import { words } from "./words.ts";

const vector = (text: string) => lexicalVector(words(text)) ?? new Float64Array();
const cosine = (a: string, b: string) => vector(a).reduce((sum, x, k) => sum + x * (vector(b)[k] ?? 0), 0);

describe("lexicalVector", () => {
  it("has 256 components and length 1, and is nothing of a text without a word", () => {
    expect(vector("The ferry was late again.")).toHaveLength(256);
    expect(cosine("The ferry was late again.", "The ferry was late again.")).toBeCloseTo(1, 12);
    expect(lexicalVector([])).toBeNull();
    expect(lexicalVector(words("… ?!"))).toBeNull();
  });

  it("is nearer where more words and pairs are the same, whatever the case, and minds their order", () => {
    const said = "the ferry was late again and we walked along the harbour";
    expect(cosine(said, "The FERRY was late again, and we walked along the harbour!")).toBeCloseTo(1, 12);
    expect(cosine(said, "the ferry was late again and we walked along the shore")).toBeGreaterThan(0.75);
    expect(cosine(said, "harbour the along walked we and again late was ferry the")).toBeLessThan(0.85);
    expect(Math.abs(cosine(said, "interest rates rose by one quarter of a point in march"))).toBeLessThan(0.3);
  });

  it("counts a word said often less than as often", () => {
    const often = Array.from({ length: 20 }, () => "word");
    expect(lexicalVector([...often, "other"])).not.toEqual(lexicalVector(["word", "other"]));
    expect(cosine("one two three four", "one two three four one two three four")).toBeGreaterThan(0.9);
  });

  it("is the same on every machine", () => {
    const [largest] = Array.from(vector("tail").entries()).sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
    expect(largest).toEqual([224, 1]);
  });
});
