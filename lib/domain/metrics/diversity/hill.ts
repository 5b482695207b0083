import { depthForCoverage, joined } from "../../stats/coverage.ts";
import { hillNumber } from "../../stats/entropy.ts";
import { defineMetric } from "../define.ts";

const ORDER = { "q:0": 0, "q:1": 1, "q:2": 2 } as const;
const isOrder = (slice: string): slice is keyof typeof ORDER => slice in ORDER;

export const diversityHill = defineMetric({
  id: "diversity.hill",
  version: 1,
  label: "Effective words",
  subject: "Effective number of words",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "Effective number of words: all (q0), common (q1), dominant (q2).",
  formula:
    "Hill number of order q of samples that hold a word, at equal coverage (at most 0.9, in steps of 0.05), generation ÷ control",
  source: "Chao et al. 2014, eqs. 4-6; Chao, Jost 2012 for coverage",
  caveats: ["Order 0 leans on the rarest words and is shown; orders 1 and 2 are carried by common ones and move late."],
  examples: [
    {
      given: "Four words, each in 2 samples: as many as four equally common ones.",
      value: 4,
      run: () => hillNumber({ count: [2], times: [4] }, 1, 8),
    },
  ],
  family: "spread",
  role: "spread",
  minSamples: 30,
  control: "whole",
  slices: ["q:0", "q:1", "q:2"],
  gates: ["q:1", "q:2"],
  defaultPolicy: { watch: 0.95, breach: 0.85, cap: "breach", onBreach: "notify", calibrated: false },
  computation: {
    kind: "contrast",
    reads: "presence",
    scale: "ratio",
    null: "jackknife",
    leastCoverage: 0.5,
    of: (side, slice) => {
      const held = joined(side.presence);
      const depth = depthForCoverage(held, side.coverage, side.n);
      return isOrder(slice) ? hillNumber(held, ORDER[slice], depth, side.n) : 0;
    },
  },
});
