import { areaBetween, momentsOf } from "../../stats/sorted.ts";
import { defineMetric } from "../define.ts";

export const driftW1 = defineMetric({
  id: "drift.w1",
  version: 1,
  label: "Distance of a number",
  subject: "The numbers of {} are away from the human ones by",
  unit: "deviations",
  range: [-3, Number.POSITIVE_INFINITY],
  worseWhen: "higher",
  reading: "How far a number must move on average to lie as people's does, beyond chance at this size.",
  formula: "Wasserstein-1 distance ÷ standard deviation of both human halves (ends drawn in), − its permutation mean",
  source: "Vallender 1974 (one dimension: area between distribution functions)",
  caveats: ["It says how far, not which way; a loss of the extremes alone moves it little."],
  examples: [
    {
      given: "People's numbers 0 and 2 (deviation √2), the model's 1 and 3: moved by 1.",
      value: Math.SQRT1_2,
      run: () =>
        areaBetween(Float64Array.of(0, 2), Float64Array.of(1, 3)) /
        Math.sqrt(momentsOf(Float64Array.of(0, 2), 0).variance),
    },
  ],
  family: "numbers",
  role: "drift",
  minSamples: 30,
  control: "whole",
  slices: "fields",
  defaultPolicy: { watch: 0.1, breach: 0.25, cap: "watch", onBreach: "notify", calibrated: false },
  computation: {
    kind: "numbers",
    scale: "distance",
    of: (human, generation, { trim }) => {
      const { variance } = momentsOf(human, trim);
      return variance > 0 ? areaBetween(human, generation) / Math.sqrt(variance) : 0;
    },
  },
});
