const FULL = 0.72;

/**
 * MTLD by LexicalRichness' rule: a factor closes at a share of .72 or less, of any length; nothing repeated counts as
 * one factor. Other numbers than `diversity.mtld` on the same text. Given tokens below `kinds`; null of none. O(tokens).
 * Source: McCarthy, Jarvis 2010.
 */
export function mtldLexicalRichness(tokens: Uint32Array, kinds: number): number | null {
  if (tokens.length === 0) return null;
  return (lengthOf(tokens, kinds) + lengthOf(tokens.slice().reverse(), kinds)) / 2;
}

function lengthOf(tokens: Uint32Array, kinds: number): number {
  const seenIn = new Int32Array(kinds).fill(-1);
  let full = 0;
  let types = 0;
  let length = 0;
  for (const kind of tokens) {
    if (seenIn[kind] !== full) types++;
    seenIn[kind] = full;
    length++;
    if (types / length > FULL) continue;
    full++;
    types = 0;
    length = 0;
  }
  const factors = full + (length > 0 ? (1 - types / length) / (1 - FULL) : 0);
  return tokens.length / (factors || 1);
}
