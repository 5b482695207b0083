import { describe, expect, it } from "vitest";
import { estimate } from "../estimate.ts";
import { metricOf } from "../metrics/registry.ts";
import { defaultPolicies, policyFor } from "../policy.ts";
import { becauseOf, effectWords } from "./because.ts";

const because = (id: string, value: number, verdict: "ok" | "unknown", mde?: number) => {
  const found = estimate({ value, low: value, high: value, n: 2500, ...(mde === undefined ? {} : { mde }) });
  const slice = "all";
  return becauseOf(
    { metric: metricOf(id), slice, isGate: true, estimate: found },
    policyFor(defaultPolicies(), id, slice),
    verdict,
  );
};

describe("the least change that could be seen", () => {
  it("has the metric's own unit and direction", () => {
    expect(effectWords(0.14, "ratio", "lower")).toBe("14% loss");
    expect(effectWords(0.14, "ratio", "higher")).toBe("14% rise");
    expect(effectWords(0.021, "points", "higher")).toBe("2.1 points rise");
    expect(effectWords(0.0011, "nats", "higher")).toBe("0.0011 nats rise");
    expect(effectWords(0.14, "deviations", "higher")).toBe("0.14 sd rise");
  });

  it("is no number where there is none", () => {
    expect(effectWords(0, "points", "higher")).toBeNull();
    expect(effectWords(1e-7, "points", "higher")).toBeNull();
    expect(effectWords(undefined, "ratio", "lower")).toBeNull();
    expect(because("diversity.duplicates", 0, "ok", 0)).not.toContain("would have been seen");
    expect(because("diversity.duplicates", 0, "unknown")).toContain("cannot be told");
  });

  it("stands in the reason of a verdict", () => {
    expect(because("drift.length", 0.01, "ok", 0.14)).toContain("a rise of 0.14 sd would have been seen");
    expect(because("diversity.types", 0.97, "unknown", 0.14)).toMatch(/a loss of 14% could show.*would settle it/);
    expect(because("diversity.compression", 1.01, "unknown", 0.2)).toMatch(/more than a rise of 20% could show[^;]*$/);
  });
});
