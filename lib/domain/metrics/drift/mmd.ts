import { mmdSquared } from "../../stats/kernels.ts";
import { defineMetric } from "../define.ts";

export const driftMmd = defineMetric({
  id: "drift.mmd",
  version: 1,
  label: "Distance of meaning",
  subject: "The cloud of meaning is away from the human one by",
  unit: "distance",
  range: [-1, 2],
  worseWhen: "higher",
  reading: "Whether the two clouds of meaning differ, beyond chance.",
  formula: "unbiased squared maximum mean discrepancy, Gaussian kernel of median bandwidth, − its permutation mean",
  source: "Gretton et al. 2012, eq. 3",
  caveats: [
    "It says whether the clouds differ, not how: a new subject and a shrunken one look alike.",
    "Embedded by the built-in lexical vector, it is by wording, not meaning.",
  ],
  examples: [
    {
      given: "Two rows a side, equal within a side, without likeness across: 1 + 1 − 0.",
      value: 2,
      run: () => mmdSquared({ withinA: 2, withinB: 2, across: 0, a: 2, b: 2 }),
    },
  ],
  family: "meaning",
  role: "drift",
  minSamples: 50,
  control: "whole",
  slices: "all",
  defaultPolicy: { watch: 0.005, breach: 0.02, cap: "watch", onBreach: "notify", calibrated: false },
  computation: { kind: "rows", pairing: "kernel", scale: "distance", of: mmdSquared },
});
