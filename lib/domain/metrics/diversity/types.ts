import { expectedSeen } from "../../stats/rarefaction.ts";
import { defineMetric } from "../define.ts";

export const diversityTypes = defineMetric({
  id: "diversity.types",
  version: 1,
  label: "Own richness",
  subject: "Different words in the same amount of text",
  unit: "ratio",
  range: [0, 1.5],
  worseWhen: "lower",
  reading: "How many different words it uses in the same number of words, against people.",
  formula: "expected number of types at the common budget, generation ÷ control",
  source: "Hurlbert 1971, eq. 2",
  family: "richness",
  role: "richness",
  minSamples: 30,
  control: "whole",
  slices: "all",
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
