/** Words of a window. */
export const MATTR_WINDOW = 50;

/**
 * Moving-average type-token ratio: the mean share of different words over every window of consecutive words.
 * Given tokens below `kinds`, samples joined in order. Returns a share in (0, 1], or null under one window. O(tokens).
 * Source: Covington, McFall 2010.
 */
export function mattr(tokens: Uint32Array, kinds: number, window = MATTR_WINDOW): number | null {
  if (tokens.length < window || window < 1) return null;
  const held = new Uint32Array(kinds);
  let types = 0;
  let total = 0;
  for (let at = 0; at < tokens.length; at++) {
    const entering = tokens[at] as number;
    held[entering] = (held[entering] as number) + 1;
    if (held[entering] === 1) types++;
    if (at >= window) {
      const leaving = tokens[at - window] as number;
      held[leaving] = (held[leaving] as number) - 1;
      if (held[leaving] === 0) types--;
    }
    if (at >= window - 1) total += types;
  }
  return total / window / (tokens.length - window + 1);
}
