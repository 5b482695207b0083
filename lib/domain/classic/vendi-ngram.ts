import { symmetricEigenvalues } from "../stats/eigenvalues.ts";
import { grams } from "../text/grams.ts";
import type { Sequences } from "../text/sequences.ts";

/**
 * Vendi score of texts by their n-grams: exp of the entropy of the eigenvalues of K / n, K the mean over `orders` of the
 * cosines of raw n-gram counts. It grows with the number of samples. A sample without an n-gram has no cosine.
 * Given samples with a word each. Returns an effective number of samples, or null of none. O(samples³).
 * Source: Friedman, Dieng 2023, eq. 1.
 */
export function vendiOfGrams(words: Sequences, orders: readonly number[]): number | null {
  const n = words.start.length - 1;
  if (n === 0) return null;
  const kernel = new Float64Array(n * n);
  for (const order of orders) addCosines(kernel, grams(words, order), 1 / (orders.length * n));
  let entropy = 0;
  for (const value of symmetricEigenvalues(kernel, n)) if (value > 0) entropy -= value * Math.log(value);
  return Math.exp(entropy);
}

function addCosines(kernel: Float64Array, of: Sequences, weight: number): void {
  const n = of.start.length - 1;
  const held = Array.from({ length: n }, (_, i) => unitCounts(of.tokens.subarray(of.start[i], of.start[i + 1])));
  const dense = new Float64Array(of.kinds);
  for (let i = 0; i < n; i++) {
    const own = held[i] ?? new Map();
    for (const [kind, share] of own) dense[kind] = share;
    for (let j = 0; j < n; j++) {
      let dot = 0;
      for (const [kind, share] of held[j] ?? []) dot += share * (dense[kind] as number);
      kernel[i * n + j] = (kernel[i * n + j] as number) + weight * dot;
    }
    for (const kind of own.keys()) dense[kind] = 0;
  }
}

/** Counts of each kind, scaled to length 1. */
function unitCounts(tokens: Uint32Array): Map<number, number> {
  const counts = new Map<number, number>();
  for (const kind of tokens) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  let squares = 0;
  for (const count of counts.values()) squares += count * count;
  for (const [kind, count] of counts) counts.set(kind, count / Math.sqrt(squares));
  return counts;
}
