import { leavingOut } from "../../text/groups.ts";
import { sequencesOf } from "../../text/sequences.ts";
import { patternsOf, patternVariety, shapesOf } from "../../text/syntax.ts";
import { defineMetric } from "../define.ts";

export const diversitySyntax = defineMetric({
  id: "diversity.syntax",
  version: 1,
  label: "Sentence patterns",
  subject: "Variety of sentence patterns",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "Variety of sentence patterns.",
  formula:
    "exp of the entropy of sequences of three word classes (kinds of function words, numbers, endings, short, long), at equally many words, generation ÷ control",
  source: "Hill 1973, order 1; patterns as in Shaib et al. 2024, classes by lists and endings instead of a tagger",
  caveats: [
    "Broken sentences make more patterns, not fewer: text bred by word-by-word resampling reads over 1.",
    "Function words and endings are English: of other languages it reads numbers, short and long words alone.",
  ],
  examples: [
    {
      given: "“the cat was running” and “the dog was jumping”: twice the same two patterns.",
      value: 2,
      run: () => {
        const words = sequencesOf(["the cat was running", "the dog was jumping"].map((text) => text.split(" ")));
        return patternVariety(patternsOf(shapesOf(words))) ?? 0;
      },
    },
  ],
  family: "spread",
  role: "spread",
  minSamples: 100,
  control: "whole",
  slices: "all",
  gates: [],
  defaultPolicy: { watch: 0.95, breach: 0.85, cap: "breach", onBreach: "notify", calibrated: false },
  computation: {
    kind: "sequences",
    cut: "words",
    scale: "ratio",
    of: (groups) => leavingOut(groups, patternsOf(shapesOf(groups.words)), patternVariety) ?? "too-few-samples",
  },
});
