import { rateRatio } from "../../stats/exact-counts.ts";
import { defineMetric } from "../define.ts";

export const qualityPrecision = defineMetric({
  id: "quality.precision",
  version: 1,
  label: "Inside human meaning",
  subject: "Samples that lie where human ones lie",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "Share of its samples that lie where human ones lie.",
  formula: "share inside the 5-neighbour region of the control, generation ÷ catalogue; exact hypergeometric tail",
  source: "Kynkäänniemi et al. 2019, eq. 1-2",
  caveats: [
    "It is high for a model that says only the commonest things: read recall beside it.",
    "Embedded by the built-in lexical vector, it is by wording, not meaning.",
  ],
  examples: [
    {
      given: "76 of 100 of its samples lie inside people's region, 95 of 100 of other people's.",
      value: 0.8,
      run: () => rateRatio({ hits: 76, exposure: 100 }, { hits: 95, exposure: 100 })?.value ?? 0,
    },
  ],
  family: "meaning",
  role: "outside",
  minSamples: 50,
  control: "held-out",
  slices: "all",
  defaultPolicy: { watch: 0.95, breach: 0.85, cap: "watch", onBreach: "notify", calibrated: false },
  computation: { kind: "inside", of: "generation" },
});
