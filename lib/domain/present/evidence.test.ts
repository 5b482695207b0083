import { describe, expect, it } from "vitest";
import type { PhaseEvidence } from "../judgement.ts";
import { signsOf } from "./evidence.ts";

const EVIDENCE: PhaseEvidence = {
  row: 1,
  massShareOfLoss: null,
  drift: null,
  driftAllowance: null,
  tilt: null,
  humanEquivalentSamples: null,
  humanSamples: null,
  tailLost: false,
  richnessLow: false,
  outsideUp: false,
};
const readings = (more: Partial<PhaseEvidence>) => signsOf({ ...EVIDENCE, ...more }).map((sign) => sign.reading);

describe("signs of a phase", () => {
  it("never write what is unknown as kept", () => {
    const unknown = readings({ tail: "unknown", richness: "unknown", outside: "unknown" });
    expect(new Set(unknown)).toEqual(new Set(["could not be told"]));
    const absent = readings({ tail: "absent", richness: "absent", outside: "unknown" });
    expect(absent.join(" ")).not.toMatch(/kept|no more/);
  });

  it("read what is known, also of a judgement that kept only its claims", () => {
    const kept = readings({ tail: "kept", richness: "low", outside: "up" });
    expect([kept[0], kept[1], kept[5]]).toEqual(["kept", "low", "more than humans"]);
    const old = readings({ tailLost: true });
    expect([old[0], old[1], old[5]]).toEqual(["lost", "kept", "no more than humans"]);
  });
});
