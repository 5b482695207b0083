import { describe, expect, it } from "vitest";
import { pastedLines } from "./pasted.ts";

describe("pastedLines", () => {
  it("makes a record of each line of text, in any script, and leaves JSON lines alone", () => {
    expect(pastedLines(' We sat "there".\r\n\n去年秋天\n')).toBe(
      '{"text":"We sat \\"there\\"."}\n{"text":"去年秋天"}\n',
    );
    expect(pastedLines('{"text":"a"}\n\n{"text":"b"}')).toBe('{"text":"a"}\n{"text":"b"}\n');
    expect(pastedLines("\n")).toBe("");
  });
});
