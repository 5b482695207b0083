import { grams } from "../text/grams.ts";
import { type Sequences, sequencesOf } from "../text/sequences.ts";

/**
 * Distinct-n as published (Li et al. 2016): different n-grams over all n-grams of the corpus, inside samples.
 * It falls with the size of the corpus, so it decides nothing. Returns null without an n-gram. O(order · tokens).
 */
export function distinctShare(words: Sequences, order: number): number | null {
  const { kinds, tokens } = grams(words, order);
  return tokens.length === 0 ? null : kinds / tokens.length;
}

/**
 * The n-gram diversity score of Shaib et al. 2024: shares of different n-grams, summed over 1 to `order` (so at most
 * `order`), of the texts joined by spaces and cut at single spaces: empty words stay and n-grams cross samples.
 * Returns null with fewer words than `order`. O(order · tokens).
 */
export function ngramDiversity(texts: readonly string[], order: number): number | null {
  const words = sequencesOf([texts.join(" ").split(" ")]);
  let sum = 0;
  for (let n = 1; n <= order; n++) {
    const share = distinctShare(words, n);
    if (share === null) return null;
    sum += share;
  }
  return sum;
}
