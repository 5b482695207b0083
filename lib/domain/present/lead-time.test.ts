import { describe, expect, it } from "vitest";
import { METRICS } from "../metrics/registry.ts";
import { AVERAGES, leadTimeWords } from "./lead-time.ts";

describe("lead time", () => {
  it("is said only where the tail spoke sooner", () => {
    expect(leadTimeWords(3, null)).toBe("the averages have not moved");
    expect(leadTimeWords(3, 7)).toBe("4 generations earlier than the averages, which moved at g7");
    expect(leadTimeWords(3, 3)).toBeNull();
    expect(leadTimeWords(3, 2)).toBeNull();
  });

  it("is told by averages that are measured", () => {
    expect(METRICS.filter(({ id }) => AVERAGES.some((each) => each === id))).toHaveLength(AVERAGES.length);
  });
});
