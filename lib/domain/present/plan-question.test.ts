import { describe, expect, it } from "vitest";
import { askedPlan, keptPlans, keptWord, planFields } from "./plan-question.ts";

const defaults = { share: 0, workflow: "mixed", bundle: 7_000 } as const;
const of = (query: Record<string, string>) => askedPlan(query, defaults);

describe("askedPlan", () => {
  it("takes what is missing from how the newest generation was made, without a complaint", () => {
    expect(of({})).toEqual({
      asked: { ...defaults, target: 0.95, horizon: 8, price: null, currency: null, kappa: null },
      complaints: [],
    });
  });

  it("reads a share as 0.1, .1 and 10%, and a number typed in percent before the slider", () => {
    for (const share of ["0.1", ".1", "10%"]) expect(of({ share }).asked.share).toBe(0.1);
    expect(of({ share: "0.1", percent: "75" }).asked.share).toBe(0.75);
  });

  it("names every value that it cannot take, and what it takes instead", () => {
    const { asked, complaints } = of({
      ...{ share: "1.2", workflow: "magic", bundle: "7.5", target: "0", horizon: "99", price: "-1", currency: "euros" },
      kappa: "NaN",
    });
    expect(asked).toMatchObject({ ...defaults, target: 0.95, horizon: 8, price: null, currency: null, kappa: null });
    expect(complaints).toHaveLength(8);
    expect(complaints[0]).toBe("share “1.2” is not a number from 0 to 1; this is 0.");
    expect(complaints.join(" ")).toContain("horizon “99” is not a whole number from 1 to 30; this is 8.");
  });

  it("says that replacing every bundle has no human share", () => {
    expect(of({ workflow: "replace" })).toMatchObject({ asked: { workflow: "replace", share: 0 }, complaints: [] });
    expect(of({ workflow: "replace", share: "0.3" })).toMatchObject({
      asked: { workflow: "mixed", share: 0.3 },
      complaints: [expect.stringContaining("“replace” has no human share")],
    });
  });

  it("comes back as it went out: the fields of a question ask the same question", () => {
    const { asked } = of({ share: "0.125", price: "0.5", currency: "eur", kappa: "2.4", horizon: "3" });
    expect(of(planFields(asked))).toEqual({ asked, complaints: [] });
  });
});

describe("keptPlans", () => {
  const present = of({ price: "2", currency: "EUR" }).asked;

  it("keeps two plans at most, at the price of the present one, and names what is no plan", () => {
    const other = { ...present, share: 0.3, workflow: "accumulate" as const, bundle: 900 };
    const { kept, complaints } = keptPlans({ plan: [keptWord(other), "nonsense~0.1_mixed_7000_0.95_8"] }, present);
    expect(kept).toEqual([other]);
    expect(complaints).toEqual([
      "plan “nonsense” is not share_workflow_bundle_target_horizon; it is left out.",
      "Of the plans kept, 2 are shown.",
    ]);
  });
});
