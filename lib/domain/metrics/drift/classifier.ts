import { foldedArea } from "../../stats/classifier.ts";
import { defineMetric } from "../define.ts";

export const driftClassifier = defineMetric({
  id: "drift.classifier",
  version: 1,
  label: "Told from people",
  subject: "A simple classifier tells it from people with an area under the curve of",
  unit: "distance",
  ideal: 0.5,
  range: [0, 1],
  worseWhen: "higher",
  reading: "How well a simple classifier tells its samples from human ones: 0.5 is not at all, 1 is always.",
  formula:
    "area under the ROC curve, mean of 5 folds; logistic regression on embeddings, one Newton step from zero with ridge; p by 199 permutations",
  source: "Lopez-Paz, Oquab 2017; Rabanser et al. 2019",
  caveats: [
    "It says that the two differ, not how: a new subject, another style and a collapse all raise it.",
    "Embedded by the built-in lexical vector, it is by wording, not meaning.",
  ],
  examples: [
    {
      given: "Twenty scores in a row, those of people all below the model's: told apart in every fold.",
      value: 1,
      run: () =>
        foldedArea(
          Float64Array.from({ length: 20 }, (_, i) => i),
          Uint8Array.from({ length: 20 }, (_, i) => (i < 10 ? 0 : 1)),
        ),
    },
  ],
  family: "meaning",
  role: "drift",
  minSamples: 50,
  control: "whole",
  slices: "all",
  gates: [],
  defaultPolicy: { watch: 0.6, breach: 0.75, cap: "watch", onBreach: "notify", calibrated: false },
  computation: { kind: "classifier" },
});
