import { grams } from "../../text/grams.ts";
import { leavingOut } from "../../text/groups.ts";
import { selfRepetition } from "../../text/self-repetition.ts";
import { distinctWithin } from "../../text/sequences.ts";
import { defineMetric } from "../define.ts";

export const diversitySelfRepetition = defineMetric({
  id: "diversity.self-repetition",
  version: 1,
  label: "Self-repetition",
  subject: "Repetition of phrases between samples",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "higher",
  reading: "How much samples repeat each other's phrases.",
  formula:
    "mean over samples of ln(1 + Σ over its different 4-grams of other samples that hold it), at equally many samples (2,000 at most), generation ÷ control",
  source: "Salkar et al. 2022, eq. 1",
  caveats: [
    "Longer samples hold more phrases: read it beside length.",
    "It grows with the number of samples: only the ratio at equally many means anything.",
    "People who share no phrase of four words give nothing to compare with.",
  ],
  family: "repetition",
  role: "compression",
  minSamples: 100,
  control: "whole",
  slices: "all",
  gates: [],
  defaultPolicy: { watch: 1.1, breach: 1.25, cap: "breach", onBreach: "notify", calibrated: false },
  computation: {
    kind: "sequences",
    cut: "samples",
    scale: "ratio",
    of: (groups) => leavingOut(groups, distinctWithin(grams(groups.words, 4)), selfRepetition) ?? "too-few-samples",
  },
});
