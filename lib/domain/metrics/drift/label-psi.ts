import { labelStability } from "../../comparison/label-stability.ts";
import { stability } from "../../stats/psi.ts";
import { defineMetric } from "../define.ts";

export const driftLabelPsi = defineMetric({
  id: "drift.label-psi",
  version: 1,
  label: "Stability of labels",
  subject: "Label shares are away from the human ones by",
  unit: "nats",
  range: [-1, Number.POSITIVE_INFINITY],
  worseWhen: "higher",
  reading: "How far the shares of labels have moved from people's, on the PSI scale, beyond chance at this size.",
  formula:
    "Σ(p−q)·ln(p/q) over labels that five or more human samples hold, the rest as one, ½ a count where a cell is empty, − (K−1)(1/n + 1/m)",
  source: "Siddiqi 2006; its chance part: Yurdakul 2018",
  caveats: [
    "Rare labels share one cell: what is lost of them shows in the rate of each label, not here.",
    "Drift alone is never collapse.",
  ],
  needs: ["labels"],
  examples: [
    {
      given: "Two labels: half and half of people, nine tenths and one tenth of the model: 0.4·ln 9.",
      value: 0.4 * Math.log(9),
      run: () => stability([50, 50], [90, 10]).value,
    },
  ],
  family: "drift",
  role: "drift",
  minSamples: 30,
  control: "whole",
  slices: "all",
  gates: [],
  defaultPolicy: { watch: 0.1, breach: 0.25, cap: "watch", onBreach: "notify", calibrated: false },
  computation: { kind: "own", of: labelStability },
});
