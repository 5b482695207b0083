import { tailPerplexity } from "../../comparison/surprise.ts";
import { defineMetric } from "../define.ts";

export const qualityTailPerplexity = defineMetric({
  id: "quality.tail-perplexity",
  version: 1,
  label: "Surprise at rare text",
  subject: "Rare human text surprises it, beyond other human text, by",
  unit: "nats",
  range: [-20, 20],
  worseWhen: "higher",
  reading: "Whether rare human text surprises the model ever more, beyond what all human text does.",
  formula:
    "change of −log probability a token of the same human texts since the first generation of the run that scored them: mean of the half richer in words that 1 to 9 catalogue samples hold − mean of the other half",
  source: "Shumailov et al. 2024 (perplexity of the original data); paired by text, Welch interval",
  caveats: [
    "It needs the same human texts, scored by each generation's model and sent with origin “human”.",
    "Another tokenizer changes what a token is: then only a later generation of the new one can be compared.",
  ],
  needs: ["logprob"],
  examples: [
    {
      given: "Rare text went from 5 to 5.4 nats a token, other text from 3 to 3.1.",
      value: 0.3,
      run: () => 5.4 - 5 - (3.1 - 3),
    },
  ],
  family: "drift",
  role: "drift",
  minSamples: 1,
  control: "whole",
  slices: "all",
  gates: [],
  defaultPolicy: { watch: 0.05, breach: 0.15, cap: "watch", onBreach: "notify", calibrated: false },
  computation: { kind: "own", of: tailPerplexity },
});
