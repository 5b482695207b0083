import { zipfTexts } from "../../world/zipf-samples.ts";
import { countedGrams } from "../floors/counting.ts";
import type { Part } from "../part.ts";

const SAMPLES = 100_000;

/** The floor of every lexical suite, by itself. */
export const part: Part = {
  name: "counting",
  run: async (meter) => {
    const texts = Array.from(zipfTexts(SAMPLES, "1"));
    const { result, ...cost } = await meter(() => countedGrams(texts));
    const rate = (result.words / cost.seconds / 1e6).toFixed(2);
    const note = `${rate} M words/s; different: ${result.kinds.join(", ")}`;
    return [{ name: "floor: 1-4-grams, 100,000 samples", ...cost, goal: null, note }];
  },
};
