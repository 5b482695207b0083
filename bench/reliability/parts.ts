import { randomStream } from "./random.ts";

/** One upload of the harness: its body, and the texts that must be there once it was acknowledged. */
export interface Part {
  key: string;
  body: string;
  texts: string[];
}

const SAMPLES = 500;
const WORDS = 40;

/** Makes the k-th part, the same each time. Every second one has no ids, so that only its name and key keep it from counting twice. */
export function partOf(seed: number, k: number): Part {
  const random = randomStream(seed * 100_003 + k);
  const texts = Array.from({ length: SAMPLES }, (_, i) => {
    const words = Array.from({ length: WORDS }, () => `w${Math.floor(random() ** 3 * 20_000)}`);
    return `part ${k} sample ${i} ${words.join(" ")}`;
  });
  const lines = texts.map((text, i) => JSON.stringify(k % 2 === 0 ? { id: `p${k}-${i}`, text } : { text }));
  return { key: `part-${k}`, body: `${lines.join("\n")}\n`, texts };
}
