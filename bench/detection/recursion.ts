import { random } from "#domain/stats/random.ts";
import type { Speaker } from "./speakers.ts";

/** How the bundle of the next generation is made. */
export interface Diet {
  workflow: "replace" | "accumulate";
  /** Share of every bundle after the first that is human data no earlier bundle held. */
  freshShare: number;
}

export const REPLACE: Diet = { workflow: "replace", freshShare: 0 };
export const ACCUMULATE: Diet = { workflow: "accumulate", freshShare: 0 };

/** Breeds texts of generation 1, 2, …: each as many as the first bundle had, learned from the bundle before. */
export function recur(
  speaker: Speaker,
  diet: Diet,
  human: { training: readonly string[]; fresh: readonly string[]; seed: string },
  generations: number,
): string[][] {
  const size = human.training.length;
  const share = Math.round(size * diet.freshShare);
  if (share * (generations - 1) > human.fresh.length) throw new RangeError("Too little fresh human data.");
  const spoken: string[][] = [];
  let bundle = human.training;
  for (let index = 1; index <= generations; index++) {
    const texts = speaker(bundle, size, random(`detection/${human.seed}/${index}`));
    spoken.push(texts);
    if (diet.workflow === "accumulate") bundle = [...bundle, ...texts];
    else bundle = [...texts.slice(0, size - share), ...human.fresh.slice((index - 1) * share, index * share)];
  }
  return spoken;
}
