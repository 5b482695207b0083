import { defineMetric, type Tools } from "../define.ts";

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
      given: "A text of 300 bytes deflates to 120; the ratio of two such shares is the value.",
      value: 2.5,
      run: () => {
        const { numerator, denominator } = sizesOf("a text", { deflate: () => ({ bytes: 300, deflated: 120 }) });
        return numerator / denominator;
      },
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
    of: sizesOf,
  },
});

function sizesOf(text: string, tools: Tools): { numerator: number; denominator: number } {
  const { bytes, deflated } = tools.deflate(text);
  return { numerator: bytes, denominator: deflated };
}
