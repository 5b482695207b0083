import { defineMetric } from "../define.ts";

export const diversityCompression = defineMetric({
  id: "diversity.compression",
  version: 1,
  label: "Compression",
  subject: "Compressibility",
  unit: "ratio",
  range: [0, Number.POSITIVE_INFINITY],
  worseWhen: "higher",
  reading: "How far its text can be squeezed, against people's.",
  formula: "bytes ÷ deflated bytes over ten equal groups of distinct texts, generation ÷ control",
  source: "DEFLATE (RFC 1951) by pako 2.1.0, level 9",
  caveats: [
    "Repetition across the ten groups goes unseen.",
    "Exact copies are taken out first: they have their own metric.",
  ],
  examples: [
    {
      given: "300 bytes deflated to 120, beside people's 300 to 150: 2.5 / 2.",
      value: 1.25,
      run: () => 300 / 120 / (300 / 150),
    },
  ],
  family: "repetition",
  role: "compression",
  minSamples: 100,
  control: "whole",
  slices: "all",
  defaultPolicy: { watch: 1.05, breach: 1.15, cap: "breach", onBreach: "notify", calibrated: false },
  computation: {
    kind: "texts",
    of: (text, tools) => {
      const { bytes, deflated } = tools.deflate(text);
      return { numerator: bytes, denominator: deflated };
    },
  },
});
