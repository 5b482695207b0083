import { countsOf, type Sequences } from "./sequences.ts";

/** Plug-in entropy in nats of counts: ln N - Σ c ln c / N; 0 of nothing. O(counts). */
export function entropyOf(counts: ArrayLike<number>): number {
  let total = 0;
  let sum = 0;
  for (let i = 0; i < counts.length; i++) {
    const count = counts[i] as number;
    total += count;
    if (count > 1) sum += count * Math.log(count);
  }
  return total === 0 ? 0 : Math.log(total) - sum / total;
}

/**
 * Entropy in nats of the next word given the word before: H(w1 w2) - H(w1), w1 over the first words of pairs.
 * Given the words and their pairs (`grams(words, 2)`). It grows with the number of tokens: compare at equal ones.
 * Returns null without a pair. O(tokens). Source: Shannon 1951, eq. 1 with n = 2.
 */
export function nextWordEntropy(words: Sequences, pairs: Sequences): number | null {
  if (pairs.tokens.length === 0) return null;
  const heads = new Uint32Array(words.kinds);
  for (let i = 0; i + 1 < words.start.length; i++) {
    for (let at = words.start[i] as number; at + 1 < (words.start[i + 1] as number); at++) {
      const head = words.tokens[at] as number;
      heads[head] = (heads[head] as number) + 1;
    }
  }
  return entropyOf(countsOf(pairs)) - entropyOf(heads);
}
