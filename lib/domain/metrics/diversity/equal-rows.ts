import { expectedSeen } from "../../stats/rarefaction.ts";
import { defineMetric } from "../define.ts";

export const diversityEqualRows = defineMetric({
  id: "diversity.equal-rows",
  version: 1,
  label: "Equal embeddings",
  subject: "Equal embeddings lie above the human share by",
  unit: "points",
  range: [-1, 1],
  worseWhen: "higher",
  reading:
    "Share of samples whose embedding repeats an earlier one exactly, beyond people's; where there is text, its copies are counted instead.",
  formula: "1 − expected distinct in m samples ÷ m, generation − both human halves; exact hypergeometric tail",
  source: "Hurlbert 1971, eq. 2; Fisher 1935",
  caveats: ["Two texts may share an embedding without being copies, where the model cuts long text."],
  examples: [
    {
      given: "Four embeddings, three of them equal, beside people's four different ones: 2/4 − 0.",
      value: 0.5,
      run: () => 1 - expectedSeen([{ count: [1, 3], times: [1, 1] }], 4, 4) / 4,
    },
  ],
  family: "meaning",
  role: "repetition",
  minSamples: 50,
  control: "whole",
  slices: "all",
  defaultPolicy: { watch: 0.02, breach: 0.05, cap: "breach", onBreach: "notify", calibrated: false },
  computation: { kind: "copies" },
});
