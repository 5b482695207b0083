import { coverageAt, joined } from "../../stats/coverage.ts";
import { defineMetric } from "../define.ts";

export const tailUnseen = defineMetric({
  id: "tail.unseen",
  version: 1,
  label: "Unseen share",
  subject: "The share of its words that is not seen yet",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "Share of its output not seen yet at this amount of text; it shrinks when a tail is cut.",
  formula:
    "1 − Ĉ(m) = Σ (x/U)·C(n−x, m)/C(n−1, m), x: samples that hold a word, U = Σx, m: the common budget; generation ÷ both human halves",
  source: "Chao, Jost 2012, eq. 5; for samples Chao et al. 2014, eq. 6",
  caveats: [
    "Where nearly everything is seen at the budget, sharpening first makes more of it rare and moves this up: it tells most of small samples.",
    "Invented words raise it: read the words outside the reference beside it.",
    "Good's coverage 1 − f1/n is something else, and rises as richness falls.",
  ],
  examples: [
    {
      given: "Two words, one in 1 and one in 2 of 3 samples, read at 2: 1/3 · C(2,2)/C(2,2).",
      value: 1 / 3,
      run: () => 1 - coverageAt({ count: [1, 2], times: [1, 1] }, 2, 3),
    },
  ],
  family: "richness",
  role: "richness",
  minSamples: 30,
  control: "whole",
  slices: "all",
  gates: [],
  defaultPolicy: { watch: 0.9, breach: 0.75, cap: "watch", onBreach: "notify", calibrated: false },
  computation: {
    kind: "contrast",
    reads: "presence",
    scale: "ratio",
    null: "jackknife",
    leastKinds: 30,
    of: ({ presence, m, n }) => 1 - coverageAt(joined(presence), Math.min(m, n - 1), n),
  },
});
