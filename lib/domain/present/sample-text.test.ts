import { describe, expect, it } from "vitest";
import { visibleText } from "./sample-text.ts";

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
