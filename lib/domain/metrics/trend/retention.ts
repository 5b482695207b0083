import { expectedSeen } from "../../stats/rarefaction.ts";
import { theilSen } from "../../stats/trend.ts";
import { GATING_STRATA, stratumIndex } from "../../strata.ts";
import { defineMetric } from "../define.ts";

const RARE = GATING_STRATA.map(stratumIndex);

export const trendRetention = defineMetric({
  id: "trend.retention",
  version: 1,
  label: "Slope of tail retention",
  subject: "Rare words change by",
  unit: "slope",
  range: [-1, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "How much of the rare is lost with each generation, at one size for all of them.",
  formula: "Theil-Sen slope of ln retention over rarity 1-9 at m₀; Mann-Kendall p, Hamed-Rao from ten points",
  source: "Mann 1945; Kendall 1975; Sen 1968; Hamed, Rao 1998",
  caveats: ["It needs six generations, and raises a watch at most.", "After an injection the run begins anew."],
  examples: [
    {
      given: "Rare words seen at one exposure: 100, 90, 81, 72.9, 65.61 in generations 1 to 5.",
      value: -0.1,
      run: () => Math.expm1(theilSen([1, 2, 3, 4, 5], [100, 90, 81, 72.9, 65.61].map(Math.log))?.slope ?? 0),
    },
  ],
  family: "trend",
  role: "trend",
  minSamples: 30,
  control: "held-out",
  slices: "all",
  defaultPolicy: { watch: -0.02, breach: -0.05, cap: "watch", onBreach: "notify", calibrated: false },
  computation: {
    kind: "trend",
    of: ({ presence, n, m }) =>
      expectedSeen(
        RARE.flatMap((stratum) => presence[stratum] ?? []),
        n,
        m,
      ),
  },
});
