import { momentsOf } from "../../stats/sorted.ts";
import { defineMetric } from "../define.ts";

/** Least variance on the human scale that a logarithm is taken of. */
const NO_VARIANCE = 1e-12;

export const driftVariance = defineMetric({
  id: "drift.variance",
  version: 1,
  label: "Spread of a number",
  subject: "The spread (variance) of {}",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "Whether a number still varies as much as people's does.",
  formula: "variance, ends drawn in to the 5% and 95% points, generation ÷ both human halves",
  source: "Shumailov et al. 2024 (variance shrinks first); winsorising: Dixon, Tukey 1968",
  caveats: [
    "A narrower human subject spreads less too.",
    "The ends are drawn in to the 5% and 95% points, so that one outlier cannot hide a shrinking spread.",
  ],
  examples: [
    {
      given: "People's numbers 0 and 2 (variance 2), the model's 0 and 1 (variance 0.5).",
      value: 0.25,
      run: () => momentsOf(Float64Array.of(0, 1), 0).variance / momentsOf(Float64Array.of(0, 2), 0).variance,
    },
  ],
  family: "numbers",
  role: "richness",
  mostUnseen: 0.26,
  minSamples: 30,
  control: "whole",
  slices: "fields",
  defaultPolicy: { watch: 0.9, breach: 0.74, cap: "breach", onBreach: "open-ticket", calibrated: false },
  computation: {
    kind: "numbers",
    scale: "ratio",
    of: (human, generation, { trim }) =>
      Math.log(Math.max(NO_VARIANCE, momentsOf(generation, trim).variance)) -
      Math.log(Math.max(NO_VARIANCE, momentsOf(human, trim).variance)),
  },
});
