import { expectedSeen } from "../../stats/rarefaction.ts";
import { defineMetric } from "../define.ts";

export const diversityTypes = defineMetric({
  id: "diversity.types",
  version: 1,
  label: "Own richness",
  subject: "Different words in the same amount of text",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "How many different words it uses in the same number of words, against people.",
  formula: "expected number of types at the common budget, generation ÷ control",
  source: "Hurlbert 1971, eq. 2",
  caveats: [
    "It is blind to the loss of one rare class, and to an invented tail that replaces a real one.",
    "Two human halves differ by about 1% at 150,000 words and 3% at 15,000.",
    "A narrower human subject lowers it as well.",
  ],
  examples: [
    {
      given: "Two words, one in 1 and one in 2 of 3 samples, read at 2 samples: 2/3 + 1.",
      value: 5 / 3,
      run: () => expectedSeen([{ count: [1, 2], times: [1, 1] }], 3, 2),
    },
  ],
  family: "richness",
  role: "richness",
  minSamples: 30,
  control: "whole",
  slices: "all",
  inParts: "all",
  defaultPolicy: { watch: 0.95, breach: 0.85, cap: "breach", onBreach: "open-ticket", calibrated: false },
  computation: {
    kind: "contrast",
    reads: "presence",
    scale: "ratio",
    null: "permutation",
    leastKinds: 30,
    of: (side) => expectedSeen(side.presence, side.n, side.m),
  },
});
