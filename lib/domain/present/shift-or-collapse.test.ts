import { describe, expect, it } from "vitest";
import { PHASES, type PhaseEvidence } from "../judgement.ts";
import { shiftOrCollapse } from "./shift-or-collapse.ts";

const EVIDENCE: PhaseEvidence = {
  row: 6,
  massShareOfLoss: null,
  drift: { value: 0.004, low: 0.003, high: 0.005 },
  driftAllowance: 0.004,
  tilt: null,
  humanEquivalentSamples: 1_200,
  humanSamples: 2_400,
  tail: "lost",
  richness: "low",
  outside: "not-up",
  tailLost: true,
  richnessLow: true,
  outsideUp: false,
};

describe("shift or collapse", () => {
  it("tells a shrunk model from a moved subject, with the signs that tell it", () => {
    const shrunk = shiftOrCollapse("early-collapse", "resampling", EVIDENCE, 4);
    expect(shrunk.answer).toBe("g4 shrank; its subject did not move");
    expect(shrunk.signs).toContain("as rich as 1,200 of 2,400 human samples");
    const kept = { ...EVIDENCE, richness: "kept", tail: "lost", drift: { value: 0.1, low: 0.09, high: 0.11 } } as const;
    const moved = shiftOrCollapse("shift", null, kept, 4);
    expect(moved.answer).toMatch(/^g4 moved: a change of subject/);
    expect(moved.signs).toMatch(/own richness is kept.*more than 3 times what the loss alone explains/);
  });

  it("never calls drift alone a collapse, nor anything shrunk whose phase is no collapse", () => {
    const far = { ...EVIDENCE, drift: { value: 0.5, low: 0.4, high: 0.6 } };
    for (const phase of PHASES) {
      const { answer, signs } = shiftOrCollapse(phase, null, far, 2);
      expect(`${answer} ${signs}`).not.toMatch(/collapse/i);
      if (!phase.endsWith("collapse")) expect(answer).not.toMatch(/^g2 shrank/);
    }
  });

  it("says so when a sign cannot be told or none was kept", () => {
    const untold = { ...EVIDENCE, drift: null, richness: "unknown", tail: "unknown", outside: "unknown" } as const;
    expect(shiftOrCollapse("insufficient-data", null, untold, 1).signs.match(/cannot be/g)).toHaveLength(4);
    expect(shiftOrCollapse("healthy", null, null, 1).signs).toBe("");
  });
});
