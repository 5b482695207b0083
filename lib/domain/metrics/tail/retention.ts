import { retained } from "../../retained.ts";
import { TAIL_GATES } from "../../strata.ts";
import { defineMetric } from "../define.ts";

export const tailRetention = defineMetric({
  id: "tail.retention",
  version: 1,
  label: "Tail retention",
  subject: "Rare words",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "Of the rare things people say, how much it still says.",
  formula: "mean rarefied presence of the stratum's events at the common budget, generation ÷ control",
  source: "Hurlbert 1971, eq. 2",
  caveats: [
    "Raw recall of rare words is far below 100% on healthy data; only the ratio to the control at the same amount of text means anything.",
    "A reference that was also trained on flatters the first generations: the control must be held out. After an injection it must hold the injected samples.",
    "High retention alone is not health: read the words outside the reference beside it.",
  ],
  examples: [
    {
      given: "Two rare words, one in 1 and one in 2 of 4 samples, read at 2 samples: (1/2 + 5/6) / 2.",
      value: 2 / 3,
      run: () => retained({ n: 4, m: 2, presence: [{ count: [1, 2], times: [1, 1] }], stratumSizes: [2] }, "rarity:1"),
    },
  ],
  family: "tail",
  role: "tail",
  minSamples: 30,
  control: "held-out",
  slices: "rarity",
  inParts: "rarity:1-9",
  gates: TAIL_GATES,
  defaultPolicy: { watch: 0.95, breach: 0.85, cap: "breach", onBreach: "open-ticket", calibrated: true },
  computation: {
    kind: "contrast",
    reads: "presence",
    scale: "ratio",
    null: "permutation",
    saturatedAbove: 0.98,
    of: retained,
  },
});
