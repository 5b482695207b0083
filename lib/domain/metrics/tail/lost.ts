import { lostEvents } from "../../comparison/lost.ts";
import { defineMetric } from "../define.ts";

export const tailLost = defineMetric({
  id: "tail.lost",
  version: 1,
  label: "Regular events lost",
  subject: "Events that people use regularly and it never does, beyond chance:",
  unit: "count",
  range: [-1_000, Number.POSITIVE_INFINITY],
  worseWhen: "higher",
  reading: "Events people use regularly and this generation never, more than chance leaves out at this size.",
  formula:
    "#{x_H + x_G ≥ 10, x_G = 0} − its mean over 199 redraws of which samples are the generation's, as much text each; x: samples of 10,000 a side that hold the event",
  source: "a count; its null by permutation of whole samples, since words come in bursts (Poisson-binomial otherwise)",
  caveats: [
    "A change of subject loses regular words too: read it beside the drift.",
    "It is a count, so it grows with the size of the reference: compare generations against one reference only.",
  ],
  examples: [
    {
      given: "9 regular words are never said, where chance leaves out 2 on average.",
      value: 7,
      run: () => 9 - 2,
    },
  ],
  family: "tail",
  role: "tail",
  minSamples: 30,
  control: "whole",
  slices: "all",
  gates: [],
  defaultPolicy: null,
  computation: { kind: "own", of: lostEvents },
});
