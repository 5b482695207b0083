import { concentration } from "../../text/concentration.ts";
import { grams } from "../../text/grams.ts";
import { leavingOut } from "../../text/groups.ts";
import { countsOf } from "../../text/sequences.ts";
import { defineMetric } from "../define.ts";

export const diversityConcentration = defineMetric({
  id: "diversity.concentration",
  version: 1,
  label: "Commonest phrases",
  subject: "Text taken up by the commonest phrases",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "higher",
  reading: "How much text the commonest phrases take up.",
  formula:
    "share of all pairs of words that the commonest 1% of them take up, at equally many words, generation ÷ control",
  source: "top share (Pareto 1896) of 2-grams within a sample",
  caveats: ["A fixed phrase in every sample, such as a greeting, raises it at once."],
  examples: [
    {
      given: "300 pairs of words, three of them said 10 times, the rest once: 30 of 327.",
      value: 30 / 327,
      run: () => concentration(Uint32Array.from({ length: 300 }, (_, i) => (i < 3 ? 10 : 1))) ?? 0,
    },
  ],
  family: "repetition",
  role: "compression",
  minSamples: 100,
  control: "whole",
  slices: "all",
  gates: [],
  defaultPolicy: { watch: 1.05, breach: 1.15, cap: "breach", onBreach: "notify", calibrated: false },
  computation: {
    kind: "sequences",
    cut: "words",
    scale: "ratio",
    of: (groups) =>
      leavingOut(groups, grams(groups.words, 2), (kept) => concentration(countsOf(kept))) ?? "too-few-samples",
  },
});
