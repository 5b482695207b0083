import { describe, expect, it } from "vitest";
import { isoWeek, weekBounds } from "./iso-week.ts";

describe("isoWeek", () => {
  it.each([
    ["2026-11-16T00:00:00Z", "2026-W47"],
    ["2026-11-22T23:59:59Z", "2026-W47"],
    ["2026-11-23T00:00:00Z", "2026-W48"],
    // Years of 53 weeks, and days that belong to the week of the other year.
    ["2020-12-31T12:00:00Z", "2020-W53"],
    ["2021-01-03T12:00:00Z", "2020-W53"],
    ["2021-01-04T00:00:00Z", "2021-W01"],
    ["2026-12-31T12:00:00Z", "2026-W53"],
    ["2027-01-03T23:00:00Z", "2026-W53"],
    ["2024-12-30T00:00:00Z", "2025-W01"],
    ["2022-01-01T00:00:00Z", "2021-W52"],
    ["1969-12-29T00:00:00Z", "1970-W01"],
  ])("puts %s into %s", (at, week) => {
    expect(isoWeek(new Date(at))).toBe(week);
  });

  it("divides time without gap or overlap: every week's bounds lead back to it and on to the next", () => {
    for (let day = Date.UTC(2019, 11, 20); day < Date.UTC(2033, 0, 20); day += 86_400_000) {
      const { from, to } = weekBounds(isoWeek(new Date(day)));
      expect(from.getUTCDay()).toBe(1);
      expect(from.getTime() <= day && day < to.getTime()).toBe(true);
      expect(to.getTime() - from.getTime()).toBe(7 * 86_400_000);
    }
  });

  it("refuses what is no week", () => {
    for (const week of ["2025-W53", "2026-W00", "2026-47", ""]) expect(() => weekBounds(week)).toThrow();
  });
});
