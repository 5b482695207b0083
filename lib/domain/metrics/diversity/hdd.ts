import { leavingOut } from "../../text/groups.ts";
import { hdd } from "../../text/hdd.ts";
import { countsOf } from "../../text/sequences.ts";
import { defineMetric } from "../define.ts";

export const diversityHdd = defineMetric({
  id: "diversity.hdd",
  version: 1,
  label: "Words in any 42",
  subject: "Variety of words in 42",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "Different words expected in any 42 words.",
  formula:
    "Σ over words of the chance to be among 42 words drawn without replacement ÷ 42, at equally many words, generation ÷ control",
  source: "HD-D: McCarthy, Jarvis 2007; Hurlbert 1971, eq. 2",
  caveats: ["It looks at common words: the loss of rare ones moves it little."],
  examples: [
    {
      given: "The words a, a, b, two of them drawn: two different ones in 2 of 3 draws, (1 + 2/3) / 2.",
      value: 5 / 6,
      run: () => hdd([2, 1], 2) ?? 0,
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
    of: (groups) => leavingOut(groups, groups.words, (kept) => hdd(countsOf(kept))) ?? "too-few-samples",
  },
});
