import { chaoAt } from "../../stats/chao-at.ts";
import { joined } from "../../stats/coverage.ts";
import { defineMetric } from "../define.ts";

export const tailRichness = defineMetric({
  id: "tail.richness",
  version: 1,
  label: "Estimated richness",
  subject: "The number of words it can produce",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "How many different words or labels it can produce, estimated from those said once and twice.",
  formula: "S + f1(f1−1)/(2(f2+1)) on the expected S, f1, f2 at the common budget; generation ÷ both human halves",
  source: "Chao 1984 (bias-corrected); expectations: Chao et al. 2014, eq. 5",
  caveats: [
    "A lower bound of richness, which grows with the budget: only the ratio at one budget means anything.",
    "Of texts under 2,000 words it varies by about 12% between human halves.",
  ],
  examples: [
    {
      given: "Three words in 1 sample each and one in 2, all 4 samples read: 4 + 3·2 / (2·(1 + 1)).",
      value: 5.5,
      run: () => chaoAt({ count: [1, 2], times: [3, 1] }, 4, 4),
    },
  ],
  family: "richness",
  role: "richness",
  minSamples: 30,
  control: "whole",
  slices: "all",
  gates: [],
  defaultPolicy: { watch: 0.9, breach: 0.75, cap: "watch", onBreach: "notify", calibrated: false },
  computation: {
    kind: "contrast",
    reads: "presence",
    scale: "ratio",
    null: "jackknife",
    leastKinds: 30,
    of: ({ presence, m, n }) => chaoAt(joined(presence), m, n),
  },
});
