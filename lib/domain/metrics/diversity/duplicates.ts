import { expectedSeen } from "../../stats/rarefaction.ts";
import { defineMetric } from "../define.ts";

export const diversityDuplicates = defineMetric({
  id: "diversity.duplicates",
  version: 1,
  label: "Exact duplicates",
  subject: "Exact repeats lie above the human share by",
  unit: "points",
  range: [-1, 1],
  worseWhen: "higher",
  reading: "Share of samples that repeat an earlier one exactly, beyond people's.",
  formula: "1 − expected distinct contents in m samples ÷ m, generation − control",
  source: "Hurlbert 1971, eq. 2, over contents",
  caveats: [
    "A copy with one word changed is none: read the near duplicates beside.",
    "Labels repeat by nature: without text it is unknown.",
  ],
  examples: [
    {
      given: "Four samples, three of them the same: 2 of 4 repeat an earlier one.",
      value: 0.5,
      run: () => 1 - expectedSeen([{ count: [1, 3], times: [1, 1] }], 4, 4) / 4,
    },
  ],
  family: "repetition",
  role: "repetition",
  minSamples: 30,
  control: "whole",
  slices: "all",
  inParts: "all",
  defaultPolicy: { watch: 0.02, breach: 0.05, cap: "breach", onBreach: "notify", calibrated: false },
  computation: {
    kind: "contrast",
    reads: "contents",
    scale: "difference",
    null: "permutation",
    of: (side) => 1 - expectedSeen([side.contents], side.n, side.m) / side.m,
  },
});
