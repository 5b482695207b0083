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
  family: "meaning",
  role: "tail",
  minSamples: 50,
  control: "held-out",
  slices: "all",
  gates: [],
  defaultPolicy: null,
  computation: { kind: "inside", of: "human" },
});
