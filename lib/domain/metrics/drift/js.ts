import { jensenShannon } from "../../stats/divergence.ts";
import { defineMetric } from "../define.ts";

export const driftJs = defineMetric({
  id: "drift.js",
  version: 2,
  label: "Jensen-Shannon drift",
  subject: "Word shares are away from the human ones by",
  unit: "nats",
  range: [-0.7, 0.7],
  worseWhen: "higher",
  reading: "How far its word shares are from human ones, beyond chance at this size.",
  formula: "JS over the catalogue's 1,000 commonest types, five rarity bins and outside, − its permutation mean",
  source: "Lin 1991, eq. 4.1",
  caveats: [
    "Drift alone is never collapse: it can fall as the tail is cut, and rise with a new subject.",
    "Its level depends on the cells and on the sample size; only what lies beyond its permutation mean is told.",
  ],
  examples: [
    {
      given: "Two sides that share no word: ln 2.",
      value: Math.LN2,
      run: () => jensenShannon([1, 0], [0, 1]),
    },
  ],
  family: "drift",
  role: "drift",
  minSamples: 30,
  control: "held-out",
  slices: "all",
  defaultPolicy: { watch: 0.01, breach: 0.03, cap: "watch", onBreach: "notify", calibrated: false },
  computation: {
    kind: "pair",
    reads: "cells",
    of: (control, generation) => jensenShannon(control.cells, generation.cells),
  },
});
