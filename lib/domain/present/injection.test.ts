import { describe, expect, it } from "vitest";
import type { InjectionQuantity } from "../judgement.ts";
import { requirementLines } from "./injection.ts";

const quantity: InjectionQuantity = {
  stratum: "rarity:1",
  humanSamples: 2445,
  kind: "targeted",
  ledBy: "floor",
  rate: 1242,
  presence: 1221,
  floor: 2445,
  inputs: {
    bundle: 10_000,
    target: 0.95,
    massLow: 0.77,
    enrichment: 2.4,
    freshShare: 0.2445,
    presenceFrom: { needed: 5930, held: 3000 },
  },
};

describe("requirementLines", () => {
  it("writes each formula out so that a reader can compute the number again", () => {
    const [rate, presence, floor] = requirementLines(quantity);
    expect(rate?.written).toBe("10,000 (0.95 − 0.77) / (2.4 − 0.95) = 1,242");
    expect(Math.ceil((10_000 * (0.95 - 0.77)) / (2.4 - 0.95))).toBe(1242);
    expect(presence?.written).toBe("(5,930 − 3,000) / 2.4 = 1,221");
    expect(Math.ceil((5930 - 3000) / 2.4)).toBe(1221);
    expect(floor).toMatchObject({ leads: true, written: "0.2445 × 10,000 = 2,445" });
  });

  it("says what the next generation has to show, and what it is expected to", () => {
    const recovering = {
      ...quantity,
      ledBy: "recovery" as const,
      recovery: 3100,
      target: 0.85,
      expected: { value: 0.88, low: 0.851, high: 0.91 },
    };
    const line = requirementLines(recovering).find(({ leads }) => leads);
    expect(line).toMatchObject({ by: "recovery", samples: 3100 });
    expect(line?.written).toBe("surely over 85%: 3,100; after all that is asked, 88% is expected (85-91%)");
  });

  it("calls what the rate is read from mass", () => {
    const unread = { ...quantity, inputs: { ...quantity.inputs, massLow: null } };
    expect(requirementLines(unread)[0]?.written).toMatch(/^the mass of this stratum/);
  });

  it("says that no amount reaches the target when the samples are no richer than it", () => {
    const poor = { ...quantity, inputs: { ...quantity.inputs, enrichment: 0.9 } };
    expect(requirementLines(poor)[0]?.written).toContain("no amount reaches τ");
  });
});
