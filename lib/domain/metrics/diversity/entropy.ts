import { joined } from "../../stats/coverage.ts";
import { chaoEntropy } from "../../stats/entropy.ts";
import { defineMetric } from "../define.ts";

export const diversityEntropy = defineMetric({
  id: "diversity.entropy",
  version: 1,
  label: "Entropy",
  unit: "ratio",
  range: [0, 1.2],
  worseWhen: "lower",
  reading: "How unpredictable a single word is.",
  formula: "Chao-Wang-Jost entropy of words in nats, generation ÷ control",
  source: "Chao, Wang, Jost 2013, eq. 8",
  family: "spread",
  role: "spread",
  minSamples: 30,
  control: "whole",
  slices: "all",
  defaultPolicy: { watch: 0.97, breach: 0.92, cap: "breach", onBreach: "notify", calibrated: false },
  computation: {
    kind: "contrast",
    reads: "tokens",
    scale: "ratio",
    null: "jackknife",
    of: (side) => chaoEntropy(joined(side.tokens)),
  },
});
