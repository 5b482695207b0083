import { claimedHuman } from "../../comparison/claims.ts";
import { defineMetric } from "../define.ts";

export const humanClaimed = defineMetric({
  id: "human.claimed",
  version: 1,
  label: "Claimed human",
  subject: "Samples that say a person made them",
  unit: "share",
  range: [0, 1],
  worseWhen: "lower",
  reading: "Share of samples whose origin says that a person made them: a claim, never a proof.",
  formula: "samples with origin “human” ÷ all samples",
  source: "a count; exact interval: Clopper, Pearson 1934",
  caveats: [
    "Whoever sends a sample states its origin. Nothing is verified, so nothing is judged by it.",
    "Human texts that the model only scored are none of its samples, and are not counted.",
  ],
  needs: ["origin"],
  examples: [
    {
      given: "30 of 120 samples say that a person made them.",
      value: 0.25,
      run: () => 30 / 120,
    },
  ],
  family: "drift",
  role: "provenance",
  minSamples: 1,
  control: "whole",
  slices: "all",
  gates: [],
  defaultPolicy: null,
  computation: { kind: "own", of: claimedHuman },
});
