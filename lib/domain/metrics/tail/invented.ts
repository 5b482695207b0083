import type { Side } from "../../side.ts";
import { defineMetric } from "../define.ts";

export const tailInvented = defineMetric({
  id: "tail.invented",
  version: 1,
  label: "Outside the reference",
  subject: "Words no human reference has",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "higher",
  reading: "Share of words no human reference has, beyond a fresh human set.",
  formula: "share of tokens whose type the catalogue lacks, generation ÷ control",
  source: "a count; two human sets give 1 at any size",
  caveats: [
    "More is no better: an invented tail looks like diversity. Less than people's speaks against resampling.",
    "Names, misspellings and other languages count as words that no human has.",
  ],
  examples: [
    {
      given: "6 of 100 words are in no catalogue; the ratio of two such shares is the value.",
      value: 0.06,
      run: () => outsideShare({ cells: Float64Array.of(90, 4, 6), exposure: 100 }),
    },
  ],
  family: "drift",
  role: "outside",
  minSamples: 30,
  control: "held-out",
  slices: "all",
  inParts: "all",
  defaultPolicy: { watch: 1.25, breach: 2, cap: "watch", onBreach: "notify", calibrated: false },
  computation: {
    kind: "contrast",
    reads: "cells",
    scale: "ratio",
    null: "permutation",
    of: outsideShare,
  },
});

/** The last cell is that of the words that the catalogue lacks. */
function outsideShare({ cells, exposure }: Pick<Side, "cells" | "exposure">): number {
  return (cells.at(-1) ?? 0) / exposure;
}
