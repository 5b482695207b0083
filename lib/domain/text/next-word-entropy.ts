import { entropyAtInfinity } from "../stats/entropy-at-infinity.ts";
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

/** First word of each kind of pair. Given the words and their pairs (`grams(words, 2)`). O(tokens). */
export function headsOf(words: Sequences, pairs: Sequences): Uint32Array {
  const heads = new Uint32Array(pairs.kinds);
  for (let i = 0; i + 1 < pairs.start.length; i++) {
    const first = words.start[i] as number;
    const from = pairs.start[i] as number;
    for (let at = from; at < (pairs.start[i + 1] as number); at++) {
      heads[pairs.tokens[at] as number] = words.tokens[first + at - from] as number;
    }
  }
  return heads;
}

/**
 * Entropy in nats of the next word given the word before: H(w1 w2) - H(w1), w1 over the first words of pairs.
 * Given pairs of words within samples, and the first word of each kind of pair. Plug-in entropies of
 * sparse pairs rise as fewer words are used, so both estimate what was not seen; still compare at equally many pairs. Returns null without a pair. O(tokens). Source: Shannon 1951, eq. 1 with n = 2; Chao, Wang, Jost 2013.
 */
export function nextWordEntropy(pairs: Sequences, heads: Uint32Array): number | null {
  if (pairs.tokens.length === 0) return null;
  const counts = countsOf(pairs);
  const firsts = new Uint32Array(heads.reduce((most, head) => Math.max(most, head), 0) + 1);
  for (let kind = 0; kind < counts.length; kind++) {
    const head = heads[kind] as number;
    firsts[head] = (firsts[head] as number) + (counts[kind] as number);
  }
  return entropyAtInfinity(counts) - entropyAtInfinity(firsts);
}
