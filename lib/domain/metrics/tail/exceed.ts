import { rateRatio } from "../../stats/exact-counts.ts";
import { defineMetric } from "../define.ts";

export const tailExceed = defineMetric({
  id: "tail.exceed",
  version: 1,
  label: "Extremes of a number",
  subject: "Numbers of {} beyond the human 1-99% range",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "How often a number lies in the rarest hundredth of people's, at either end.",
  formula: "share of numbers beyond the catalogue's 1% and 99% points, generation ÷ control; exact hypergeometric tail",
  source: "Fisher 1935; quantiles Hyndman, Fan 1996, type 7",
  caveats: ["A number that moved as a whole loses one end and gains the other: read the two ends apart."],
  examples: [
    {
      given: "3 of 100 numbers beyond the human 1% and 99% points, beside 6 of 100 of the control.",
      value: 0.5,
      run: () => rateRatio({ hits: 3, exposure: 100 }, { hits: 6, exposure: 100 })?.value ?? 0,
    },
  ],
  family: "numbers",
  role: "tail",
  mostUnseen: 0.8,
  minSamples: 30,
  control: "held-out",
  slices: "fields",
  defaultPolicy: { watch: 0.8, breach: 0.5, cap: "breach", onBreach: "open-ticket", calibrated: false },
  computation: {
    kind: "exceedance",
    scale: "ratio",
    tries: 1,
    holds:
      ({ low, high }) =>
      (x) =>
        x <= low || x >= high,
  },
});
