import { answerVariety } from "../../text/within-prompt.ts";
import { defineMetric } from "../define.ts";

export const diversityWithinPrompt = defineMetric({
  id: "diversity.within-prompt",
  version: 1,
  label: "Answers to one prompt",
  subject: "Difference between answers to one prompt",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "How different the answers to one prompt are.",
  formula:
    "mean Jaccard distance of the sets of word pairs of two answers, mean over the prompts that people and model both answered more than once, generation ÷ control",
  source: "Jaccard 1912; mean over pairs of answers: Tevet, Berant 2021",
  caveats: [
    "It needs the same prompts on both sides, at least 20 of them with two answers each; 256 prompts and 16 answers of each are read.",
    "An answer that says the same in other words counts as another one.",
  ],
  examples: [
    {
      given: "The answers “a b c” and “a b d”: one pair of words of three in common.",
      value: 2 / 3,
      run: () =>
        answerVariety([
          ["a", "b", "c"],
          ["a", "b", "d"],
        ]) ?? 0,
    },
  ],
  needs: ["text", "prompt"],
  family: "spread",
  role: "spread",
  minSamples: 40,
  control: "whole",
  slices: "all",
  gates: [],
  defaultPolicy: { watch: 0.95, breach: 0.85, cap: "breach", onBreach: "notify", calibrated: false },
  computation: { kind: "prompts", of: answerVariety },
});
