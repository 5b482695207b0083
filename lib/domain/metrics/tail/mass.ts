import { massOf } from "../../stats/histogram.ts";
import { GATING_STRATA, strataOf } from "../../strata.ts";
import { defineMetric } from "../define.ts";

export const tailMass = defineMetric({
  id: "tail.mass",
  version: 1,
  label: "Tail mass",
  subject: "Rare words' share of the text",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "How often the rare things occur in total.",
  formula: "samples that hold an event of the stratum, summed over its events, per token, generation ÷ control",
  source: "a count; resampling keeps it near 1, sharpened decoding does not (Shumailov et al. 2024)",
  caveats: [
    "Plain resampling keeps the mass while kinds vanish: a mass near 100% excludes sharpening, not a loss. Read it beside tail retention.",
  ],
  examples: [
    {
      given:
        "Two rare words, in 1 and in 3 samples, of 100 words: 4/100 a word; the ratio of two such shares is the value.",
      value: 0.04,
      run: () => massOf({ count: [1, 3], times: [1, 1] }) / 100,
    },
  ],
  family: "tail",
  role: "tail",
  minSamples: 30,
  control: "held-out",
  slices: "rarity",
  gates: GATING_STRATA,
  defaultPolicy: { watch: 0.9, breach: 0.75, cap: "breach", onBreach: "open-ticket", calibrated: false },
  computation: {
    kind: "contrast",
    reads: "presence",
    scale: "ratio",
    null: "permutation",
    of: (side, slice) => {
      const presence = strataOf(slice).flatMap((stratum) => side.presence[stratum] ?? []);
      return presence.reduce((sum, histogram) => sum + massOf(histogram), 0) / side.exposure;
    },
  },
});
