import { describe, expect, it } from "vitest";
import { addressWith, askedIndex, askedPage, askedWord } from "./address.ts";

describe("the address of a page", () => {
  it("takes a generation that exists and names one that does not", () => {
    expect(askedIndex({ g: "3" }, "g", [1, 2, 3], 2)).toEqual({ value: 3, complaint: null });
    expect(askedIndex({ g: "9" }, "g", [1, 2, 3], 3)).toEqual({
      value: 3,
      complaint: "“9” is not a judged generation here; this is g3.",
    });
    expect(askedIndex({ g: "1e3" }, "g", [1, 1000], 1).complaint).not.toBeNull();
    expect(askedIndex({ g: ["2", "1"] }, "g", [1, 2], 2).value).toBe(1);
  });

  it("names a word it does not know, and never throws on a page number", () => {
    expect(askedWord({ show: "gone" }, "show", ["lost", "kept"], "lost").complaint).toContain("“gone”");
    expect(["0", "-1", "x", "99999999"].map((page) => askedPage({ page }))).toEqual([1, 1, 1, 1]);
  });

  it("keeps what is there, changes what is asked, escapes what people wrote", () => {
    expect(addressWith("/l/a", { g: "4", q: "a&b" }, { page: 2, g: null })).toBe("/l/a?q=a%26b&page=2");
    expect(addressWith("/l/a", { g: "4" }, { g: null })).toBe("/l/a");
  });
});
