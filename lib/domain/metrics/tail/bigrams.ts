import { retained } from "../../retained.ts";
import { GATING_STRATA } from "../../strata.ts";
import { defineMetric } from "../define.ts";

export const tailBigrams = defineMetric({
  id: "tail.bigrams",
  version: 1,
  label: "Rare word pairs",
  subject: "Rare pairs of words",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "Of the rare two-word phrases people use, how much it still uses. Shown, never judged.",
  formula: "mean rarefied presence of one in eight 2-grams of the stratum at the common budget, generation ÷ control",
  source: "Hurlbert 1971, eq. 2, over 2-grams within a sample",
  caveats: [
    "One phrase in eight is followed, the same ones in every generation.",
    "Phrases are read over the samples that are kept whole: at most 10,000.",
  ],
  examples: [
    {
      given: "Two rare pairs of words, one in 1 and one in 2 of 4 samples, read at 2 samples: (1/2 + 5/6) / 2.",
      value: 2 / 3,
      run: () => retained({ n: 4, m: 2, presence: [{ count: [1, 2], times: [1, 1] }], stratumSizes: [2] }, "rarity:1"),
    },
  ],
  family: "tail",
  role: "tail",
  minSamples: 30,
  control: "pairs",
  slices: GATING_STRATA,
  gates: [],
  defaultPolicy: null,
  computation: {
    kind: "contrast",
    reads: "presence",
    scale: "ratio",
    null: "permutation",
    saturatedAbove: 0.98,
    of: retained,
  },
});
