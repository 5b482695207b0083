/** Share of different words under which a factor is full, and the fewest words it has. */
const FULL = 0.72;
const LEAST_LENGTH = 10;

/** Mean length of text over which words repeat, and whether nothing repeated so that it is a lower bound. */
export interface Mtld {
  value: number;
  isLowerBound: boolean;
}

/**
 * MTLD: how many words run until the share of different ones falls under .72 (after ten words at least), mean of both
 * directions; what is left at the end counts as the part of a factor that it is, (1 - ttr) / .28.
 * Given tokens below `kinds`, samples joined in order. Returns words, or null without any; a text whose words are all
 * different has no factor at all: its own length, flagged. O(tokens).
 * Source: McCarthy, Jarvis 2010; the rule of closing is lexical_diversity's.
 */
export function mtld(tokens: Uint32Array, kinds: number): Mtld | null {
  const n = tokens.length;
  if (n === 0) return null;
  const [forward, backward] = [factorsOf(tokens, kinds, 1), factorsOf(tokens, kinds, -1)];
  if (forward === 0 || backward === 0) return { value: n, isLowerBound: true };
  return { value: (n / forward + n / backward) / 2, isLowerBound: false };
}

/** Factors of a text read in one direction. The last token always ends the last one, full or not. */
function factorsOf(tokens: Uint32Array, kinds: number, step: 1 | -1): number {
  const n = tokens.length;
  const seenIn = new Int32Array(kinds).fill(-1);
  let full = 0;
  let types = 0;
  let length = 0;
  for (let i = 0; i < n - 1; i++) {
    const kind = tokens[step === 1 ? i : n - 1 - i] as number;
    if (seenIn[kind] !== full) types++;
    seenIn[kind] = full;
    length++;
    if (length < LEAST_LENGTH || types / length >= FULL) continue;
    full++;
    types = 0;
    length = 0;
  }
  const last = tokens[step === 1 ? n - 1 : 0] as number;
  if (seenIn[last] !== full) types++;
  return full + (1 - types / (length + 1)) / (1 - FULL);
}
