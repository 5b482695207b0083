import { rateRatio } from "../../stats/exact-counts.ts";
import { defineMetric } from "../define.ts";

export const tailModes = defineMetric({
  id: "tail.modes",
  version: 1,
  label: "Regions of meaning kept",
  subject: "The most thinned region of human meaning",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading:
    "Whether some region of what people mean is no longer reached, from a quarter of their samples down to a few.",
  formula:
    "rate of the region that lost most, of nested regions of the catalogue (bisecting 2-means), generation ÷ control; permutation maxT over all regions",
  source: "Westfall, Young 1993; Steinbach, Karypis, Kumar 2000",
  caveats: [
    "The most thinned region was searched for, and p pays for the search.",
    "Embedded by the built-in lexical vector, it is by wording, not meaning.",
  ],
  examples: [
    {
      given: "2 of 100 samples in the most thinned region, beside 10 of 100 of the control.",
      value: 0.2,
      run: () => rateRatio({ hits: 2, exposure: 100 }, { hits: 10, exposure: 100 })?.value ?? 0,
    },
  ],
  family: "meaning",
  role: "tail",
  mostUnseen: 0.8,
  minSamples: 50,
  control: "held-out",
  slices: "all",
  defaultPolicy: { watch: 0.8, breach: 0.5, cap: "breach", onBreach: "open-ticket", calibrated: false },
  computation: { kind: "regions" },
});
