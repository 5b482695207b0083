import { leavingOut } from "../../text/groups.ts";
import { mattr } from "../../text/mattr.ts";
import { defineMetric } from "../define.ts";

export const diversityMattr = defineMetric({
  id: "diversity.mattr",
  version: 1,
  label: "Variety within 50 words",
  subject: "Variety within 50 consecutive words",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "Variety of words within any 50 consecutive words.",
  formula:
    "mean over all windows of 50 words of different words ÷ 50, texts joined in order of key, at equally many words, generation ÷ control",
  source: "MATTR: Covington, McFall 2010",
  caveats: ["Windows run over the ends of samples, so very short samples are read together."],
  examples: [
    {
      given: "The words a b a a c in windows of 3, each with two different ones.",
      value: 2 / 3,
      run: () => mattr(Uint32Array.of(0, 1, 0, 0, 2), 3, 3) ?? 0,
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
    of: (groups) => leavingOut(groups, groups.words, ({ tokens, kinds }) => mattr(tokens, kinds)) ?? "too-few-samples",
  },
});
