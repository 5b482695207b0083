import { prdcOf } from "../../stats/neighbours.ts";
import { defineMetric } from "../define.ts";

export const driftCoverage = defineMetric({
  id: "drift.coverage",
  version: 1,
  label: "Human neighbourhoods reached",
  subject: "Human samples with a neighbour in this generation",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "Human samples that have one of its samples for a neighbour, beside how many would by chance.",
  formula:
    "share of the control with a sample of the generation inside its 5-neighbour ball ÷ 1 − ∏ (N − 1 − j) ÷ (N + M − 1 − j)",
  source: "Naeem et al. 2020, eq. 8 and lemma 2",
  caveats: [
    "It is blind to a spread that shrinks around every human sample: read drift.variance beside it.",
    "Embedded by the built-in lexical vector, it is by wording, not meaning.",
  ],
  examples: [
    {
      given:
        "Human rows 0, 1, 2, 10 and the model's 0.5 to 0.8, one neighbour: 2 of 4 reached, where chance reaches 1 − 3/7.",
      value: 7 / 8,
      run: () => prdcOf(Float64Array.of(0, 1, 2, 10), Float64Array.of(0.5, 0.6, 0.7, 0.8), 1, 1).coverage / (1 - 3 / 7),
    },
  ],
  family: "meaning",
  role: "tail",
  minSamples: 50,
  control: "held-out",
  slices: "all",
  gates: [],
  defaultPolicy: { watch: 0.95, breach: 0.85, cap: "watch", onBreach: "notify", calibrated: false },
  computation: { kind: "inside", of: "human" },
});
