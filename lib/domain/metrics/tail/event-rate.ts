import { rateRatio } from "../../stats/exact-counts.ts";
import { defineMetric } from "../define.ts";

export const tailEventRate = defineMetric({
  id: "tail.event-rate",
  version: 1,
  label: "Event rate",
  subject: "The event",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "How often one named event or label occurs, against the human rate.",
  formula: "share of samples that hold the event, generation ÷ control; exact hypergeometric lower tail",
  source: "Fisher 1935; interval Clopper, Pearson 1934 on x_G/(x_C+x_G)",
  caveats: [
    "A named event can go while richness and drift stand still: nothing else sees the loss of one rare class.",
    "A few sightings give a wide interval: watch the interval, not the point.",
  ],
  examples: [
    {
      given: "3 of 100 samples hold the event, beside 12 of 200 human ones.",
      value: 0.5,
      run: () => rateRatio({ hits: 3, exposure: 100 }, { hits: 12, exposure: 200 })?.value ?? 0,
    },
  ],
  family: "events",
  role: "event",
  minSamples: 1,
  control: "whole",
  slices: "named",
  defaultPolicy: { watch: 1, breach: 0.5, cap: "breach", onBreach: "open-ticket", calibrated: false },
  computation: { kind: "counts", of: "named", breachBy: "interval" },
});
