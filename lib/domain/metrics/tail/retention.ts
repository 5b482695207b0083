import { defineMetric } from "../define.ts";

export const tailRetention = defineMetric({
  id: "tail.retention",
  version: 1,
  label: "Tail retention",
  unit: "ratio",
  range: [0, 1.5],
  worseWhen: "lower",
  reading: "Of the rare things people say, how much it still says.",
  formula: "mean rarefied recall of the stratum's events, generation over control",
  source: "Hurlbert 1971, eq. 2; statistics.md 3",
  family: "tail",
  needs: "text",
  minSamples: 200,
  control: "held-out",
  slices: "rarity",
  gates: ["rarity:1", "rarity:2-3", "rarity:4-9"],
  defaultPolicy: { watch: 0.95, breach: 0.85, cap: "breach", calibrated: true },
  computation: { kind: "contrast", scale: "ratio", null: "permutation", of: () => Number.NaN },
});
