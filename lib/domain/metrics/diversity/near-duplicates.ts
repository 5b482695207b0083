import { expectedSeen } from "../../stats/rarefaction.ts";
import { defineMetric } from "../define.ts";

export const diversityNearDuplicates = defineMetric({
  id: "diversity.near-duplicates",
  version: 1,
  label: "Near duplicates",
  subject: "Repeats with a word or two changed lie above the human share by",
  unit: "points",
  range: [-1, 1],
  worseWhen: "higher",
  reading: "Share of samples that repeat an earlier one but for a word or two, beyond people's.",
  formula: "1 − expected classes of near copies (70% of words in common) in m samples ÷ m, generation − control",
  source: "Broder 1997 (resemblance), over sets of words; Hurlbert 1971, eq. 2, over classes",
  caveats: [
    "Words are compared as sets: their order does not matter, and very short samples resemble each other soon.",
    "Templates that people use too are counted on both sides; what is read is the difference.",
  ],
  examples: [
    {
      given: "Five samples, three of them alike but for a word: 2 of 5 nearly repeat an earlier one.",
      value: 0.4,
      run: () => 1 - expectedSeen([{ count: [1, 3], times: [2, 1] }], 5, 5) / 5,
    },
  ],
  family: "repetition",
  role: "repetition",
  minSamples: 30,
  control: "whole",
  slices: "all",
  defaultPolicy: { watch: 0.02, breach: 0.05, cap: "breach", onBreach: "notify", calibrated: false },
  computation: {
    kind: "contrast",
    reads: "near-copies",
    scale: "difference",
    null: "permutation",
    of: ({ nearCopies: { classes, n, m } }) => 1 - expectedSeen([classes], n, m) / m,
  },
});
