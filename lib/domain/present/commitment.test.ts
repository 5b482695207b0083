import { describe, expect, it } from "vitest";
import { commitmentState } from "./commitment.ts";

describe("commitmentState", () => {
  it.each([
    ["2026-11-20", "2026-11-23", "late"],
    ["2026-11-23", "2026-11-23", "at-risk"],
    ["2026-11-25", "2026-11-23", "at-risk"],
    ["2026-11-26", "2026-11-23", "on-track"],
    ["2027-01-01", "2026-12-31", "at-risk"],
  ] as const)("due %s is on %s %s: a day is late once it is over", (due, today, state) => {
    expect(commitmentState({ due, doneOn: null }, today)).toBe(state);
    expect(commitmentState({ due, doneOn: "2026-11-01" }, today)).toBe("done");
  });
});
