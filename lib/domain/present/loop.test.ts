import { describe, expect, it } from "vitest";
import { figureWords } from "./loop.ts";

describe("figureWords", () => {
  it("never shows an old figure as today's", () => {
    const fired = { index: 1, value: 0.76 };
    expect(figureWords(fired, { index: 6, value: 0.14 }, "ratio")).toBe("76% at g1, now 14% at g6");
    expect(figureWords(fired, { index: 6, value: null }, "ratio")).toBe("76% at g1, now unknown at g6");
    expect(figureWords(fired, { index: 1, value: 0.65 }, "ratio")).toBe("76% at g1, 65% when judged again");
    expect(figureWords(fired, { index: 1, value: 0.76 }, "ratio")).toBe("76% at g1");
    expect(figureWords(fired, null, "ratio")).toBe("76% at g1");
  });
});
