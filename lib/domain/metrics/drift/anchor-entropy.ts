import { anchorEntropy } from "../../comparison/surprise.ts";
import { defineMetric } from "../define.ts";

export const driftAnchorEntropy = defineMetric({
  id: "drift.anchor-entropy",
  version: 1,
  label: "Indecision on fixed prompts",
  subject: "How undecided it is on the prompts it answered before",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "How undecided it still is on the prompts that the first generation of its run answered too.",
  formula:
    "mean −log probability a token, by prompt, over the prompts both answered (1,024 of least hash); generation ÷ first generation of the run that states it",
  source: "cross-entropy of a model with itself (Shannon 1948); interval: jackknife over prompts",
  caveats: [
    "Compared with an earlier generation, not with people: a person's text has no log probability of its own.",
    "A lower sampling temperature lowers it as well. Perplexity alone never decides: likelihood can improve while samples collapse.",
  ],
  against: "the first generation of its run",
  needs: ["prompt", "logprob"],
  examples: [
    {
      given: "2.4 nats a token over the common prompts, 3 at the first generation.",
      value: 0.8,
      run: () => 2.4 / 3,
    },
  ],
  family: "drift",
  role: "drift",
  minSamples: 30,
  control: "whole",
  slices: "all",
  gates: [],
  defaultPolicy: { watch: 0.95, breach: 0.85, cap: "watch", onBreach: "notify", calibrated: false },
  computation: { kind: "own", of: anchorEntropy },
});
