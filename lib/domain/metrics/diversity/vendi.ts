import { effectiveRows } from "../../stats/kernels.ts";
import { defineMetric } from "../define.ts";

export const diversityVendi = defineMetric({
  id: "diversity.vendi",
  version: 1,
  label: "Effective meanings",
  subject: "The effective number of different meanings",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "Effective number of different meanings: how many directions its embeddings really use.",
  formula: "n(n − 1) ÷ Σ squared cosines over pairs, generation ÷ both human halves",
  source: "Friedman, Dieng 2023, order 2, as a U-statistic",
  caveats: [
    "It says how evenly directions are used, not whether they are the human ones: a new subject can raise it.",
    "Embedded by the built-in lexical vector, it is by wording, not meaning.",
  ],
  examples: [
    {
      given: "Five rows a side; squared cosines of ordered pairs add to 4, people's to 2: 20/4 ÷ 20/2.",
      value: 0.5,
      run: () => effectiveRows(4, 5) / effectiveRows(2, 5),
    },
  ],
  family: "meaning",
  role: "richness",
  mostUnseen: 0.25,
  minSamples: 50,
  control: "whole",
  slices: "all",
  defaultPolicy: { watch: 0.95, breach: 0.85, cap: "breach", onBreach: "open-ticket", calibrated: false },
  computation: {
    kind: "rows",
    pairing: "cosine",
    scale: "ratio",
    of: ({ withinA, withinB, a, b }) => Math.log(effectiveRows(withinB, b) / effectiveRows(withinA, a)),
  },
});
