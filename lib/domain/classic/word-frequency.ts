const sumOf = (counts: ArrayLike<number>, of: (count: number) => number): number => {
  let sum = 0;
  for (let i = 0; i < counts.length; i++) sum += of(counts[i] as number);
  return sum;
};
const tokensIn = (counts: ArrayLike<number>) => sumOf(counts, (count) => count);
const typesIn = (counts: ArrayLike<number>) => sumOf(counts, (count) => (count > 0 ? 1 : 0));

/** Different words over words. Falls with length. Given how often each word occurs; null of none. */
export const typeTokenRatio = (counts: ArrayLike<number>): number | null =>
  tokensIn(counts) === 0 ? null : typesIn(counts) / tokensIn(counts);

/** Yule's K: 10,000 · (Σ count² - n) / n² (Yule 1944). Given how often each word occurs; null of none. */
export function yuleK(counts: ArrayLike<number>): number | null {
  const n = tokensIn(counts);
  return n === 0 ? null : (1e4 * (sumOf(counts, (count) => count * count) - n)) / (n * n);
}

/** Simpson's D: chance that two words drawn are the same one (Simpson 1949). Null under two words. */
export function simpsonD(counts: ArrayLike<number>): number | null {
  const n = tokensIn(counts);
  return n < 2 ? null : sumOf(counts, (count) => count * (count - 1)) / (n * (n - 1));
}

/** Herdan's C: ln types / ln words (Herdan 1960). Null under two words. */
export function herdanC(counts: ArrayLike<number>): number | null {
  const n = tokensIn(counts);
  return n < 2 ? null : Math.log(typesIn(counts)) / Math.log(n);
}

/** Maas' a²: (ln words - ln types) / (ln words)² (Maas 1972). Null under two words. */
export function maas(counts: ArrayLike<number>): number | null {
  const n = tokensIn(counts);
  return n < 2 ? null : (Math.log(n) - Math.log(typesIn(counts))) / Math.log(n) ** 2;
}

/**
 * Mean segmental type-token ratio: over whole segments of `segment` words, the rest dropped (Johnson 1944).
 * Up to one segment: the plain ratio. Given tokens below `kinds`; null of none. O(tokens).
 */
export function msttr(tokens: Uint32Array, kinds: number, segment = 50): number | null {
  if (tokens.length === 0) return null;
  const size = Math.min(tokens.length, segment);
  const segments = Math.floor(tokens.length / size);
  const seenIn = new Int32Array(kinds).fill(-1);
  let sum = 0;
  for (let s = 0; s < segments; s++) {
    let types = 0;
    for (const kind of tokens.subarray(s * size, (s + 1) * size)) {
      if (seenIn[kind] !== s) types++;
      seenIn[kind] = s;
    }
    sum += types / size;
  }
  return sum / segments;
}
