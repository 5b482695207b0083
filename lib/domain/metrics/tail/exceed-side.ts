import { rateRatio } from "../../stats/exact-counts.ts";
import { defineMetric } from "../define.ts";

export const tailExceedSide = defineMetric({
  id: "tail.exceed-side",
  version: 1,
  label: "Low and high extremes",
  subject: "Extremes of {}",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "The same for the lower and the upper end apart: a moved number loses one and gains the other.",
  formula: "share of numbers below the catalogue's 1% point, and above its 99% point, generation ÷ control",
  source: "interval Clopper, Pearson 1934 on x_G/(x_C+x_G)",
  caveats: ["The ends are the catalogue's 1% and 99% points: of few samples they are a few numbers."],
  examples: [
    {
      given: "1 of 100 numbers under the human 1% point, beside 4 of 200 of the control.",
      value: 0.5,
      run: () => rateRatio({ hits: 1, exposure: 100 }, { hits: 4, exposure: 200 })?.value ?? 0,
    },
  ],
  family: "numbers",
  role: "tail",
  minSamples: 30,
  control: "held-out",
  slices: "field-ends",
  gates: [],
  defaultPolicy: null,
  computation: {
    kind: "exceedance",
    scale: "ratio",
    tries: 1,
    holds: ({ low, high }, end) => (end === "low" ? (x) => x <= low : (x) => x >= high),
  },
});
