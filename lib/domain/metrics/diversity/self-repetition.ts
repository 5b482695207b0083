import { grams } from "../../text/grams.ts";
import { leavingOut } from "../../text/groups.ts";
import { selfRepetition } from "../../text/self-repetition.ts";
import { distinctWithin, sequencesOf } from "../../text/sequences.ts";
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
  examples: [
    {
      given: "Nine copies of “a b c d e”, which holds two phrases of four words: ln(1 + 8·2).",
      value: Math.log(17),
      run: () => {
        const copies = sequencesOf(Array.from({ length: 9 }, () => ["a", "b", "c", "d", "e"]));
        return selfRepetition(distinctWithin(grams(copies, 4))) ?? 0;
      },
    },
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
