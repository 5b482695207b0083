import { selfBleu } from "#domain/text/self-bleu.ts";
import { sequencesOf } from "#domain/text/sequences.ts";
import { words } from "#domain/text/words.ts";
import { zipfTexts } from "../../world/zipf-samples.ts";
import { countedGrams } from "../floors/counting.ts";
import type { Part } from "../part.ts";

const SAMPLES = 500;
const MOST_SECONDS = 1;
/** The floor is far under a tick of the clock: it is run so often. */
const FLOOR_TURNS = 10;

/** Self-BLEU of 1 to 4 words, from texts. */
export const part: Part = {
  name: "self-bleu",
  run: async (meter) => {
    const texts = Array.from(zipfTexts(SAMPLES, "self-bleu"));
    const floor = await meter(() => {
      for (let turn = 0; turn < FLOOR_TURNS; turn++) countedGrams(texts);
    });
    const seconds = floor.seconds / FLOOR_TURNS;
    const { result, ...cost } = await meter(() => selfBleu(sequencesOf(texts.map(words))));
    return [
      {
        name: `Self-BLEU-4, ${SAMPLES} samples`,
        ...cost,
        goal: { text: `≤ ${MOST_SECONDS} s`, isMet: cost.seconds <= MOST_SECONDS },
        floor: { name: "1-4-grams", seconds },
        ratio: cost.seconds / seconds,
        note: `${result?.toFixed(4)}`,
      },
    ];
  },
};
