import { grams } from "./grams.ts";
import { distinctWithin, sequencesOf } from "./sequences.ts";

/**
 * How different the answers to one prompt are: the mean Jaccard distance of their sets of word pairs over all pairs of
 * answers; an answer of one word is that word. It does not depend on the number of answers.
 * Given the words of each answer. Returns 0 (all the same) to 1 (nothing in common), or null under two answers with a word.
 * O(answers² · words). Source: Jaccard 1912; mean over pairs as in Tevet, Berant 2021.
 */
export function answerVariety(answers: readonly (readonly string[])[]): number | null {
  const told = answers
    .filter((words) => words.length > 0)
    .map((words) => (words.length === 1 ? [...words, ""] : words));
  const n = told.length;
  if (n < 2) return null;
  const { tokens, start, kinds } = distinctWithin(grams(sequencesOf(told), 2));
  const heldBy = new Int32Array(kinds).fill(-1);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    const own = tokens.subarray(start[i], start[i + 1]);
    for (const pair of own) heldBy[pair] = i;
    for (let j = 0; j < i; j++) {
      const other = tokens.subarray(start[j], start[j + 1]);
      let common = 0;
      for (const pair of other) if (heldBy[pair] === i) common++;
      sum += 1 - common / (own.length + other.length - common);
    }
  }
  return sum / ((n * (n - 1)) / 2);
}
