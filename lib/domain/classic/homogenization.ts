import { sequencesOf } from "../text/sequences.ts";

/** Words as ROUGE counts them: lower-case runs of a-z and 0-9. Text in other scripts has none. */
export const rougeWords = (text: string): string[] => text.toLowerCase().match(/[a-z0-9]+/g) ?? [];

/**
 * Homogenization by ROUGE-L: the mean over samples of the mean F1 of the longest common subsequence with each other
 * sample. Nothing in common is 0. Returns a share, or null under two samples. O(samples² · words²).
 * Source: Lin 2004 (ROUGE-L); Padmakumar, He 2024 (the mean over pairs).
 */
export function homogenization(texts: readonly string[]): number | null {
  const n = texts.length;
  if (n < 2) return null;
  const { tokens, start } = sequencesOf(texts.map(rougeWords));
  const own = (i: number) => tokens.subarray(start[i], start[i + 1]);
  let sum = 0;
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < i; j++) sum += 2 * overlapOf(own(i), own(j));
  }
  return sum / (n * (n - 1));
}

/** F1 of the longest common subsequence: 2·lcs over both lengths. */
function overlapOf(a: Uint32Array, b: Uint32Array): number {
  if (a.length === 0 || b.length === 0) return 0;
  const row = new Uint32Array(b.length + 1);
  for (const word of a) {
    let diagonal = 0;
    for (let j = 1; j <= b.length; j++) {
      const above = row[j] as number;
      row[j] = word === b[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1] as number);
      diagonal = above;
    }
  }
  return (2 * (row[b.length] as number)) / (a.length + b.length);
}
