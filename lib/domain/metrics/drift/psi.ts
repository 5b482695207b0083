import { cellCounts, decilesOf, stability, stabilityByChance } from "../../stats/psi.ts";
import { defineMetric } from "../define.ts";

export const driftPsi = defineMetric({
  id: "drift.psi",
  version: 1,
  label: "Stability of a number",
  subject: "The tenths of {} are away from the human ones by",
  unit: "nats",
  range: [-1, Number.POSITIVE_INFINITY],
  worseWhen: "higher",
  reading: "How far a number's shares over the human tenths have moved, on the PSI scale, beyond chance at this size.",
  formula:
    "Σ(p−q)·ln(p/q) over the tenths of both human halves, open ends, ties merged, ½ a count where a cell is empty, − (K−1)(1/n + 1/m)",
  source: "Siddiqi 2006; its chance part: Yurdakul 2018",
  caveats: [
    "The usual PSI > 0.1 alarms on 37% of harmless samples of 200 a side: here what chance makes is taken off.",
    "Drift alone is never collapse. Cells are the human tenths, never those of both sides together.",
  ],
  examples: [
    {
      given: "Two cells: half and half of people, three quarters and one quarter of the model: ¼·ln 1.5 + ¼·ln 2.",
      value: 0.25 * Math.log(3),
      run: () => stability([50, 50], [75, 25]).value,
    },
  ],
  family: "numbers",
  role: "drift",
  minSamples: 30,
  control: "whole",
  slices: "fields",
  gates: [],
  defaultPolicy: { watch: 0.1, breach: 0.25, cap: "watch", onBreach: "notify", calibrated: false },
  computation: {
    kind: "numbers",
    scale: "distance",
    of: (human, generation) => {
      const edges = decilesOf(human);
      return stability(cellCounts(human, edges), cellCounts(generation, edges)).value;
    },
    chance: (human, generation) => stabilityByChance(decilesOf(human).length + 1, human.length, generation.length),
  },
});
