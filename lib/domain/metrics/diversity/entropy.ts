import { joined } from "../../stats/coverage.ts";
import { rarefiedEntropy } from "../../stats/entropy.ts";
import { defineMetric } from "../define.ts";

export const diversityEntropy = defineMetric({
  id: "diversity.entropy",
  version: 1,
  label: "Entropy",
  subject: "Entropy of words",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "How unpredictable a single word is.",
  formula: "expected entropy of words in nats at the common budget of tokens, generation ÷ control",
  source: "Chao et al. 2014, eq. 5",
  caveats: ["It moves late: resampling hardly touches it while the tail goes."],
  examples: [
    {
      given: "Four words, each said twice, all read: ln 4.",
      value: Math.log(4),
      run: () => rarefiedEntropy({ count: [2], times: [4] }, 8, 8),
    },
  ],
  family: "spread",
  role: "spread",
  minSamples: 30,
  control: "whole",
  slices: "all",
  defaultPolicy: { watch: 0.97, breach: 0.92, cap: "breach", onBreach: "notify", calibrated: false },
  computation: {
    kind: "contrast",
    reads: "tokens",
    scale: "ratio",
    null: "jackknife",
    of: (side) => rarefiedEntropy(joined(side.tokens), side.exposure, Math.floor((side.exposure * side.m) / side.n)),
  },
});
