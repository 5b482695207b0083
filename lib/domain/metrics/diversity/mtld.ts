import { leavingOut } from "../../text/groups.ts";
import { mtld } from "../../text/mtld.ts";
import { defineMetric } from "../define.ts";

export const diversityMtld = defineMetric({
  id: "diversity.mtld",
  version: 1,
  label: "Length before words repeat",
  subject: "Length of text before its words repeat",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "How long text runs before its words repeat.",
  formula:
    "words ÷ factors, a factor closing when different words fall under .72 of at least ten, mean of both directions, at equally many words, generation ÷ control",
  source: "MTLD: McCarthy, Jarvis 2010; closing rule of lexical_diversity",
  caveats: [
    "Broken sentences repeat fewer small words: text bred by word-by-word resampling reads over 1.",
    "A text in which no word repeats has no factor: the answer is then unknown, unbounded.",
  ],
  examples: [
    {
      given: "One word said 21 times: two factors of ten, and a last word that is all different.",
      value: 10.5,
      run: () => mtld(new Uint32Array(21), 1)?.value ?? 0,
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
    of: ({ words, bounds }) => {
      if (mtld(words.tokens, words.kinds)?.isLowerBound) return "unbounded";
      const found = leavingOut({ bounds }, words, ({ tokens, kinds }) => mtld(tokens, kinds)?.value ?? null);
      return found ?? "too-few-samples";
    },
  },
});
