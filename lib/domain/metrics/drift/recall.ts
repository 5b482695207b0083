import { defineMetric } from "../define.ts";

export const driftRecall = defineMetric({
  id: "drift.recall",
  version: 1,
  label: "Human meaning covered",
  subject: "Human samples inside the region it covers",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "Share of human samples that lie inside the region that it covers.",
  formula: "share of the control inside the generation's 5-neighbour region ÷ share inside as many of the catalogue's",
  source: "Kynkäänniemi et al. 2019, eq. 1-2",
  caveats: [
    "A few outliers can cover much of the human region: read precision beside it.",
    "Embedded by the built-in lexical vector, it is by wording, not meaning.",
  ],
  examples: [
    {
      given: "60 of 100 human samples lie inside the model's region, 80 of 100 inside that of other people.",
      value: 0.75,
      run: () => 60 / 100 / (80 / 100),
    },
  ],
  family: "meaning",
  role: "tail",
  minSamples: 50,
  control: "held-out",
  slices: "all",
  gates: [],
  defaultPolicy: null,
  computation: { kind: "inside", of: "human" },
});
