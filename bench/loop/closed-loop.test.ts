import { describe, expect, it } from "vitest";
import { closedLoops } from "./closed-loop.ts";
import { worldLoop } from "./world-loop.ts";

describe("a lineage bred to its ticket", () => {
  const recursion = { name: "replace", temperature: 1, freshShare: 0, generations: 1 };
  const loops = closedLoops(recursion, (of) => worldLoop(of, 3_000, "closed"), 1) ?? [];
  const ended = (injected: string) => loops.find((each) => each.injected === injected);

  it("is verified by exactly what the ticket asks, every stratum at its target", () => {
    expect(ended("asked")).toMatchObject({ outcome: "recovered" });
    for (const { before, after, target } of ended("asked")?.strata ?? []) {
      expect(before).toBeLessThan(target);
      expect(after).toBeGreaterThanOrEqual(target);
    }
  });

  it("is never verified by nothing", () => {
    expect(ended("nothing")).toMatchObject({ outcome: "not-recovered" });
  });
});
