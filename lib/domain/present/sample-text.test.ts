import { describe, expect, it } from "vitest";
import { markedExcerpt, visibleText } from "./sample-text.ts";

const shown = (text: string) =>
  visibleText(text)
    .map((part) => part.text)
    .join("");

describe("visibleText", () => {
  it("shows overrides and zero-width characters that would change what a reader sees", () => {
    expect(shown("ab\u202Ecd")).toBe("abU+202Ecd");
    expect(shown("pay\u200Bpal")).toBe("payU+200Bpal");
    expect(shown("\u0000x")).toBe("U+0000x");
  });

  it("leaves joiners that shape a script or an emoji alone", () => {
    expect(shown("👩\u200D🚀")).toBe("👩\u200D🚀");
    expect(shown("می\u200Cخواهم")).toBe("می\u200Cخواهم");
    expect(shown("a \u200D b")).toBe("a U+200D b");
  });
});

describe("markedExcerpt", () => {
  it("marks the event as a whole word, in any case and script", () => {
    const marked = (text: string, event: string) =>
      markedExcerpt(text, event).flatMap((part) => (part.isEvent ? [part.text] : []));
    expect(marked("Tariff and tariffs, a tariff.", "tariff")).toEqual(["Tariff", "tariff"]);
    expect(marked("über Überfluss", "über")).toEqual(["über"]);
    expect(marked("a+b (c)", "a+b")).toEqual(["a+b"]);
  });

  it("cuts a long text around the event and loses no letter of a short one", () => {
    const long = `${"word ".repeat(80)}needle ${"word ".repeat(80)}`;
    const cut = markedExcerpt(long, "needle");
    expect(cut.some((part) => part.isEvent)).toBe(true);
    expect(cut.map((part) => part.text).join("").length).toBeLessThan(260);
    expect(markedExcerpt("short one", "absent")).toEqual([{ text: "short one", isEvent: false }]);
  });
});
