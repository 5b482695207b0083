import { hillIndex } from "../../stats/hill-index.ts";
import { sizesOf } from "../../values/human-range.ts";
import { defineMetric } from "../define.ts";

/** Share of the numbers that are its tail. */
const EXTREMES = 0.05;

export const tailIndex = defineMetric({
  id: "tail.index",
  version: 1,
  label: "Tail index of a number",
  subject: "The tail index of {} is away from the human one by",
  unit: "distance",
  range: [-10, 10],
  worseWhen: "lower",
  reading: "Whether the extremes of a number thin out: below zero they fall off faster than people's.",
  formula:
    "Hill's mean ln(x_i/x_{k+1}) over the k = 5% largest sizes (distances from zero, or from the human median where numbers are negative), generation − both human halves",
  source: "Hill 1975; of a Pareto law it is 1/exponent",
  caveats: [
    "It says how fast extremes fall off, not how many there are: read the extremes of the number beside it.",
    "Where numbers do not fall off as a power, it depends on how far out 5% lies.",
  ],
  examples: [
    {
      given: "The sizes 1, e, e², the two largest beside the third: (1 + 2) / 2.",
      value: 1.5,
      run: () => hillIndex(Float64Array.of(1, Math.E, Math.E ** 2), 2),
    },
  ],
  family: "numbers",
  role: "tail",
  minSamples: 400,
  control: "whole",
  slices: "fields",
  gates: [],
  defaultPolicy: null,
  computation: {
    kind: "numbers",
    scale: "distance",
    of: (human, generation, range) => {
      const [own, other] = [generation, human].map((values) => {
        const sizes = sizesOf(values, range);
        return hillIndex(sizes, Math.floor(EXTREMES * sizes.length));
      });
      // People whose largest sizes are one number (a rating) have no tail that could thin out.
      return other ? (own ?? Number.NaN) - other : Number.NaN;
    },
  },
});
