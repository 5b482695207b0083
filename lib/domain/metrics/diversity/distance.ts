import type { PairSums } from "../../stats/kernels.ts";
import { defineMetric } from "../define.ts";

export const diversityDistance = defineMetric({
  id: "diversity.distance",
  version: 1,
  label: "Spread of meaning",
  subject: "The average distance in meaning of two samples",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "Average distance in meaning of two samples.",
  formula: "mean half squared distance over pairs (1 − cosine for rows of one length), generation ÷ both human halves",
  source: "metrics.md 1; half the mean squared distance is the trace of the covariance",
  caveats: [
    "Two far apart subjects hold it up while each of them shrinks.",
    "Embedded by the built-in lexical vector, it is by wording, not meaning.",
  ],
  examples: [
    {
      given: "Four rows a side; distances of their 12 ordered pairs add to 9, people's to 12.",
      value: 0.75,
      run: () => Math.exp(logRatio({ withinA: 12, withinB: 9, across: 0, a: 4, b: 4 })),
    },
  ],
  family: "meaning",
  role: "spread",
  mostUnseen: 0.08,
  minSamples: 50,
  control: "whole",
  slices: "all",
  defaultPolicy: { watch: 0.97, breach: 0.92, cap: "breach", onBreach: "open-ticket", calibrated: false },
  computation: {
    kind: "rows",
    pairing: "distance",
    scale: "ratio",
    of: logRatio,
  },
});

function logRatio({ withinA, withinB, a, b }: PairSums): number {
  return Math.log(withinB / (b * (b - 1))) - Math.log(withinA / (a * (a - 1)));
}
