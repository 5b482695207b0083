import { rateRatio } from "../../stats/exact-counts.ts";
import { defineMetric } from "../define.ts";

export const tailPinned = defineMetric({
  id: "tail.pinned",
  version: 1,
  label: "Must-keep events",
  subject: "The must-keep event",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "lower",
  reading: "How often something you declared must not be lost still occurs, against the human rate.",
  formula: "share of samples that hold the event, generation ÷ control; exact hypergeometric lower tail",
  source: "Fisher 1935; a person declared that any real loss counts, so the point decides beside p",
  caveats: ["The point decides beside p: who declares an event as must-keep asks for any real loss, a small one too."],
  examples: [
    {
      given: "None of 100 samples holds what must be kept, beside 5 of 100 human ones.",
      value: 0,
      run: () => rateRatio({ hits: 0, exposure: 100 }, { hits: 5, exposure: 100 })?.value ?? 1,
    },
  ],
  family: "events",
  role: "event",
  minSamples: 1,
  control: "whole",
  slices: "named",
  defaultPolicy: { watch: 1, breach: 0.75, cap: "breach", onBreach: "open-ticket", calibrated: false },
  computation: { kind: "counts", of: "pinned", breachBy: "point" },
});
