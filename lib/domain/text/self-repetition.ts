import { countsOf, type Sequences } from "./sequences.ts";

/**
 * How much samples repeat each other's phrases: the mean over samples of ln(1 + Σ (samples that hold the phrase - 1)),
 * over the different phrases of the sample. A sample too short for one counts 0. It grows with the number of samples.
 * Given phrases, each once a sample (`distinctWithin(grams(words, 4))`). Returns null without a sample. O(tokens).
 * Source: Salkar et al. 2022, eq. 1.
 */
export function selfRepetition(phrases: Sequences): number | null {
  const n = phrases.start.length - 1;
  if (n === 0) return null;
  const holders = countsOf(phrases);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    let others = 0;
    for (let at = phrases.start[i] as number; at < (phrases.start[i + 1] as number); at++) {
      others += (holders[phrases.tokens[at] as number] as number) - 1;
    }
    sum += Math.log(1 + others);
  }
  return sum / n;
}
