import { describe, expect, it } from "vitest";
import { check } from "../check.ts";
import { goldenSet } from "../golden-set.ts";
import type { Entry } from "./answers.ts";

const OPEN = goldenSet(new URL("..", import.meta.url).pathname).goldens.filter(({ kind }) => kind === "text");
const ENTRIES = new Map<string, Entry>(OPEN.map(({ key, entry }) => [key, entry]));

describe("answers to text files", () => {
  it.each([
    ["nothing", []],
    ["one empty sample", [""]],
    ["one word", ["word"]],
    ["Chinese", ["今日 は いい 天気", "明日 も いい 天気 です", "今日"]],
    ["copies", Array.from({ length: 12 }, () => "the very same five words")],
    ["words that are all different", ["one two three four five", "six seven eight nine ten"]],
  ])("gives a number or says why not, for %s", (_, samples) => {
    for (const [key, entry] of ENTRIES) {
      const inputs = { samples };
      const whole = { id: "other", kind: "text", inputs, reference: {} };
      const golden = { file: "other.json", kind: "text", name: key, key, inputs, whole };
      const { note, ours } = check({ ...golden, entry: { ...entry, value: null, error: "raised" } });
      const isTold = typeof ours === "number" ? Number.isFinite(ours) : key === "_tokens" || note !== undefined;
      expect(isTold, `${key}: ${note ?? ours}`).toBe(true);
      expect(String(ours), key).not.toContain("threw");
    }
  });

  it("calls nothing in common 0, where the peer says 1", () => {
    const inputs = { samples: ["今日 は", "明日 も", "abc"] };
    const whole = { id: "other", kind: "text", inputs, reference: {} };
    const key = "homogenization_rougel";
    const entry = { value: 1, do_not_match: true };
    const checked = check({ file: "x", kind: "text", name: key, key, inputs, whole, entry });
    expect(checked).toMatchObject({ outcome: "matched", ours: 0 });
  });
});
