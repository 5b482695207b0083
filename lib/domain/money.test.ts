import { describe, expect, it } from "vitest";
import { costWords, isMoney } from "./money.ts";

describe("costWords", () => {
  it("multiplies exactly what floats do not", () => {
    expect(0.1 * 3).not.toBe(0.3);
    expect(costWords({ amount: 0.1, currency: "EUR" }, 3)).toBe("0.30 EUR");
    expect(costWords({ amount: 1.15, currency: "USD" }, 1_000_001)).toBe("1,150,001.15 USD");
    expect(costWords({ amount: 0.0125, currency: "EUR" }, 1)).toBe("0.0125 EUR");
    expect(costWords({ amount: 2, currency: "EUR" }, 1_242)).toBe("2,484.00 EUR");
  });

  it("takes only amounts that can be counted in ten-thousandths", () => {
    expect([0.35, 0.0001, 12, 0.00001, 1 / 3].map(isMoney)).toEqual([true, true, true, false, false]);
  });
});
