import type { HumanRange } from "../../values/human-range.ts";
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
      given:
        "Of the numbers −1, 0, 5, 9, 12 two lie outside a catalogue from 0 to 10; the difference of two such shares is the value.",
      value: 0.4,
      run: () => [-1, 0, 5, 9, 12].filter(liesOutside({ least: 0, greatest: 10 })).length / 5,
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
    holds: liesOutside,
  },
});

function liesOutside({ least, greatest }: Pick<HumanRange, "least" | "greatest">): (x: number) => boolean {
  return (x) => x < least || x > greatest;
}
