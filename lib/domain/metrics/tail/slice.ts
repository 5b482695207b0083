import { rateRatio } from "../../stats/exact-counts.ts";
import { defineMetric } from "../define.ts";

export const tailSlice = defineMetric({
  id: "tail.slice",
  version: 1,
  label: "Rate of a part",
  subject: "This part of the samples",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading:
    "How often one part of the samples (a language, a topic, a source) occurs, against people's; the worst is found.",
  formula: "share of samples with that value of a facet, generation ÷ both human halves; exact, Holm over all values",
  source: "Fisher 1935; Holm 1979; interval Clopper, Pearson 1934 on x_G/(x_C+x_G)",
  caveats: [
    "Which parts a generation is asked for decides how often they occur: read it where prompts are drawn as people's are.",
  ],
  examples: [
    {
      given: "10 of 100 samples are in German, beside 40 of 200 human ones.",
      value: 0.5,
      run: () => rateRatio({ hits: 10, exposure: 100 }, { hits: 40, exposure: 200 })?.value ?? 0,
    },
  ],
  family: "events",
  role: "event",
  minSamples: 1,
  control: "whole",
  slices: "parts",
  gates: [],
  defaultPolicy: { watch: 0.9, breach: 0.5, cap: "watch", onBreach: "notify", calibrated: false },
  computation: { kind: "part-rate" },
});
