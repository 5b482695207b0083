import { expectedSeen } from "../../stats/rarefaction.ts";
import { theilSen } from "../../stats/trend.ts";
import { defineMetric } from "../define.ts";

export const trendTypes = defineMetric({
  id: "trend.types",
  version: 1,
  label: "Slope of own richness",
  subject: "Different words change by",
  unit: "slope",
  range: [-1, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "How many different words are lost with each generation, at one size for all of them.",
  formula: "Theil-Sen slope of ln own richness at m₀; Mann-Kendall p, Hamed-Rao from ten points",
  source: "Mann 1945; Kendall 1975; Sen 1968; Hamed, Rao 1998",
  caveats: ["It needs six generations, and raises a watch at most.", "After an injection the run begins anew."],
  examples: [
    {
      given: "Different words at one exposure: 1000, 950, 902.5, 857.375, 814.50625 in generations 1 to 5.",
      value: -0.05,
      run: () =>
        Math.expm1(theilSen([1, 2, 3, 4, 5], [1000, 950, 902.5, 857.375, 814.50625].map(Math.log))?.slope ?? 0),
    },
  ],
  family: "trend",
  role: "trend",
  minSamples: 30,
  control: "whole",
  slices: "all",
  defaultPolicy: { watch: -0.02, breach: -0.05, cap: "watch", onBreach: "notify", calibrated: false },
  computation: { kind: "trend", of: ({ presence, n, m }) => expectedSeen(presence, n, m) },
});
