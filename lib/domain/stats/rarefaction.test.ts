import { describe, expect, it } from "vitest";
import { histogram } from "./histogram.ts";
import { expectedSeen, presenceTable, samplesForSeen } from "./rarefaction.ts";

const choose = (n: number, k: number): number => (k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

describe("presenceTable", () => {
  it("is one minus the chance that all m draws miss the event", () => {
    const table = presenceTable(20, 7, 20);
    for (let x = 1; x <= 20; x++) expect(table[x]).toBeCloseTo(1 - choose(20 - x, 7) / choose(20, 7), 12);
  });

  it("is certain once fewer samples lack the event than are drawn", () => {
    expect(presenceTable(10, 8, 10)[3]).toBe(1);
  });
});

describe("samplesForSeen", () => {
  const abundance = [histogram([0, 40, 12, 6, 3, 1, 0, 0, 2])];
  it("gives back the number of samples whose expectation it was asked for", () => {
    for (const m of [3, 17, 50, 99])
      expect(samplesForSeen(abundance, 100, expectedSeen(abundance, 100, m))).toBeCloseTo(m, 6);
  });

  it("never promises more than the side holds", () => {
    expect(samplesForSeen(abundance, 100, 1e9)).toBe(100);
  });
});
