import { grams } from "../../text/grams.ts";
import { leavingOut } from "../../text/groups.ts";
import { headsOf, nextWordEntropy } from "../../text/next-word-entropy.ts";
import { sequencesOf } from "../../text/sequences.ts";
import { defineMetric } from "../define.ts";

export const diversityNextWordEntropy = defineMetric({
  id: "diversity.next-word-entropy",
  version: 1,
  label: "Next-word entropy",
  subject: "Entropy of the next word",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "How unpredictable the next word is, given the word before.",
  formula:
    "H(w1 w2) − H(w1) in nats over pairs within a sample, each with its unseen part estimated, at equally many words, generation ÷ control",
  source: "Shannon 1951, eq. 1, n = 2; entropies by Chao, Wang, Jost 2013, eq. 7",
  caveats: [
    "Most pairs are seen once, so its level leans on the number of words: only the ratio at equally many means anything.",
  ],
  examples: [
    {
      given: "The pairs ab ab ab ac ac: 3/5·(1/3 + 1/4) + 2/5·(1/2 + 1/3 + 1/4), less 0 for the one first word.",
      value: 47 / 60,
      run: () => {
        const words = sequencesOf(["ab", "ab", "ab", "ac", "ac"].map((pair) => pair.split("")));
        const pairs = grams(words, 2);
        return nextWordEntropy(pairs, headsOf(words, pairs)) ?? 0;
      },
    },
  ],
  family: "spread",
  role: "spread",
  minSamples: 100,
  control: "whole",
  slices: "all",
  gates: [],
  defaultPolicy: { watch: 0.97, breach: 0.92, cap: "breach", onBreach: "notify", calibrated: false },
  computation: {
    kind: "sequences",
    cut: "words",
    scale: "ratio",
    of: (groups) => {
      const pairs = grams(groups.words, 2);
      const heads = headsOf(groups.words, pairs);
      return leavingOut(groups, pairs, (kept) => nextWordEntropy(kept, heads)) ?? "too-few-samples";
    },
  },
});
