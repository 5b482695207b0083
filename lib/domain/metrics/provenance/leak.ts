import { defineMetric } from "../define.ts";

export const provenanceLeak = defineMetric({
  id: "provenance.leak",
  version: 1,
  label: "Catalogue repeated",
  subject: "Words of the catalogue alone are shown more than those of the control by",
  unit: "points",
  range: [-1, 1],
  worseWhen: "higher",
  reading: "Whether the catalogue itself was trained on: then its rarest words come more than those of the other half.",
  formula: "share of the words that one catalogue sample alone holds that the generation shows, less the control's",
  source: "the halves were split by chance: 0 for whoever saw neither, or both",
  caveats: ["Fine-tuning on the whole reference gives 0: only a catalogue that was used without its control shows."],
  examples: [
    {
      given:
        "It shows 120 of 400 words that one catalogue sample alone holds, and 100 of 400 that one control sample alone holds.",
      value: 0.05,
      run: () => 120 / 400 - 100 / 400,
    },
  ],
  family: "tail",
  role: "provenance",
  minSamples: 30,
  control: "held-out",
  slices: "all",
  gates: [],
  defaultPolicy: null,
  computation: { kind: "leak" },
});
