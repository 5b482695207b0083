import { joined } from "../../stats/coverage.ts";
import { expectedSeen } from "../../stats/rarefaction.ts";
import { defineMetric } from "../define.ts";

/** Place in a side's sequences of each slice; single words are counted by stratum. */
const ORDER: Readonly<Record<string, number>> = { "n:2": 0, "n:3": 1, "n:4": 2 };

export const diversityDistinct = defineMetric({
  id: "diversity.distinct",
  version: 1,
  label: "Distinct sequences",
  subject: "Different word sequences in the same amount of text",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "Share of word sequences of one to four words that are new, at the same amount of text as people's.",
  formula:
    "expected number of different sequences among the m that both sides can be read at ÷ m, generation ÷ control",
  source: "Li et al. 2016 (distinct-n), rarefied: Hurlbert 1971, eq. 2; above the bound Horvitz, Thompson 1952",
  examples: [
    {
      given: "Three pairs of words, said once, once and twice, read at 2 of the 4: (1/2 + 1/2 + 5/6) / 2.",
      value: 11 / 12,
      run: () => expectedSeen([{ count: [1, 2], times: [2, 1] }], 4, 2) / 2,
    },
  ],
  family: "richness",
  role: "richness",
  minSamples: 30,
  control: "whole",
  slices: ["n:1", "n:2", "n:3", "n:4"],
  gates: [],
  defaultPolicy: { watch: 0.95, breach: 0.85, cap: "watch", onBreach: "notify", calibrated: false },
  computation: {
    kind: "contrast",
    reads: "tokens",
    scale: "ratio",
    null: "jackknife",
    leastKinds: 30,
    of: (side, slice) => {
      const grams = side.grams[ORDER[slice] ?? -1];
      if (grams) return grams.m > 0 ? expectedSeen([grams.times], grams.n, Math.floor(grams.m)) / grams.m : 0;
      const m = Math.floor((side.exposure * side.m) / side.n);
      return expectedSeen([joined(side.tokens)], side.exposure, m) / m;
    },
  },
});
