import { wasserstein } from "../../stats/wasserstein.ts";
import { defineMetric } from "../define.ts";

export const driftLength = defineMetric({
  id: "drift.length",
  version: 1,
  label: "Length",
  subject: "Sample lengths are away from the human ones by",
  unit: "deviations",
  range: [-3, Number.POSITIVE_INFINITY],
  worseWhen: "higher",
  reading: "How far sample lengths are from human ones, beyond chance at this size.",
  formula: "Wasserstein-1 distance of token counts ÷ standard deviation of the control's, − its permutation mean",
  source: "Vallender 1974 (one dimension: area between distribution functions)",
  caveats: ["Shorter samples confound every count of words. Losses are then read again on texts cut to one length."],
  examples: [
    {
      given: "People's samples of 2 and 4 words (deviation 1), the model's of 1 and 3.",
      value: 1,
      run: () => wasserstein({ count: [2, 4], times: [1, 1] }, { count: [1, 3], times: [1, 1] }),
    },
  ],
  family: "drift",
  role: "length",
  minSamples: 30,
  control: "held-out",
  slices: "all",
  defaultPolicy: { watch: 0.1, breach: 0.25, cap: "watch", onBreach: "notify", calibrated: false },
  computation: {
    kind: "pair",
    reads: "lengths",
    of: (control, generation) => wasserstein(control.lengths, generation.lengths),
  },
});
