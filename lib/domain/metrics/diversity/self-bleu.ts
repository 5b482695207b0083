import { meanOverGroups } from "../../text/groups.ts";
import { selfBleu } from "../../text/self-bleu.ts";
import { sequencesOf } from "../../text/sequences.ts";
import { defineMetric } from "../define.ts";

export const diversitySelfBleu = defineMetric({
  id: "diversity.self-bleu",
  version: 1,
  label: "Self-BLEU",
  subject: "Likeness of samples, phrase by phrase",
  unit: "points",
  range: [-1, 1],
  worseWhen: "higher",
  reading: "How alike samples are, phrase by phrase.",
  formula:
    "mean BLEU-4 of each sample against the others of its group of up to 200, mean of ten groups at equally many samples, generation − control",
  source: "Zhu et al. 2018 (Texygen); BLEU: Papineni et al. 2002; smoothing: Chen, Cherry 2014, technique 1",
  caveats: ["Its level grows with the size of a group: only the difference at equally many samples means anything."],
  examples: [
    {
      given: "Three copies of “the very same five words”: each is wholly in the others.",
      value: 1,
      run: () => selfBleu(sequencesOf(Array.from({ length: 3 }, () => "the very same five words".split(" ")))) ?? 0,
    },
  ],
  family: "repetition",
  role: "compression",
  minSamples: 100,
  control: "whole",
  slices: "all",
  gates: [],
  defaultPolicy: { watch: 0.03, breach: 0.08, cap: "breach", onBreach: "notify", calibrated: false },
  computation: {
    kind: "sequences",
    cut: "samples",
    scale: "difference",
    of: (groups) => meanOverGroups(groups, groups.words, (group) => selfBleu(group)) ?? "too-few-samples",
  },
});
