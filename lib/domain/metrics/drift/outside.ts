import { defineMetric } from "../define.ts";

export const driftOutside = defineMetric({
  id: "drift.outside",
  version: 1,
  label: "Numbers no human has",
  subject: "Numbers of {} outside all human ones lie above the human share by",
  unit: "points",
  range: [-1, 1],
  worseWhen: "higher",
  reading: "Share of numbers below the least or above the greatest of the human catalogue, beyond a fresh human set's.",
  formula: "share outside [least, greatest] of the catalogue, generation − control; exact hypergeometric tail",
  source: "Fisher 1935",
  caveats: [
    "The range is that of the catalogue's samples: of few samples people leave it as well, and that share is taken off.",
  ],
  examples: [
    {
      given: "5 of 100 numbers outside all that the catalogue holds, beside 1 of 100 of the control.",
      value: 0.04,
      run: () => 5 / 100 - 1 / 100,
    },
  ],
  family: "numbers",
  role: "outside",
  minSamples: 30,
  control: "held-out",
  slices: "fields",
  defaultPolicy: { watch: 0.02, breach: 0.05, cap: "watch", onBreach: "notify", calibrated: false },
  computation: {
    kind: "exceedance",
    scale: "difference",
    tries: 1,
    holds:
      ({ least, greatest }) =>
      (x) =>
        x < least || x > greatest,
  },
});
