import { sourceStated } from "../../comparison/claims.ts";
import { defineMetric } from "../define.ts";

export const provenanceStated = defineMetric({
  id: "provenance.stated",
  version: 1,
  label: "Source stated",
  subject: "Samples that name their source",
  unit: "share",
  range: [0, 1],
  worseWhen: "lower",
  reading: "Share of samples that say which source they come from.",
  formula: "samples with provenance.source ÷ all samples",
  source: "a count; exact interval: Clopper, Pearson 1934",
  caveats: ["A stated source is not a verified one."],
  needs: ["origin"],
  examples: [
    {
      given: "90 of 120 samples name their source.",
      value: 0.75,
      run: () => 90 / 120,
    },
  ],
  family: "drift",
  role: "provenance",
  minSamples: 1,
  control: "whole",
  slices: "all",
  gates: [],
  defaultPolicy: null,
  computation: { kind: "own", of: sourceStated },
});
