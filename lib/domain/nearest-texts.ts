import type { KeptText } from "./summary/summary.ts";
import { words } from "./text/words.ts";

const SHOWN = 2;
const LONGEST = 400;

/**
 * For each original, the kept texts that share most of its telling words, best first; none where nothing is shared.
 * Given the texts at hand, the originals, and which words tell (not the common ones). O(words of texts and originals).
 */
export function nearestTexts(
  texts: readonly KeptText[],
  originals: readonly string[],
  tells: (word: string) => boolean,
): string[][] {
  const holders = new Map<string, number[]>();
  texts.forEach(({ text }, at) => {
    for (const word of new Set(words(text).filter(tells))) {
      const list = holders.get(word);
      if (list) list.push(at);
      else holders.set(word, [at]);
    }
  });
  const known = new Map<string, string[]>();
  return originals.map((original) => {
    const found = known.get(original) ?? nearest(original, texts, holders, tells);
    known.set(original, found);
    return found;
  });
}

function nearest(
  original: string,
  texts: readonly KeptText[],
  holders: ReadonlyMap<string, number[]>,
  tells: (word: string) => boolean,
): string[] {
  const scores = new Map<number, number>();
  for (const word of new Set(words(original).filter(tells))) {
    const list = holders.get(word) ?? [];
    for (const at of list) scores.set(at, (scores.get(at) ?? 0) + 1 / Math.log(2 + list.length));
  }
  return Array.from(scores)
    .sort((a, b) => b[1] - a[1] || a[0] - b[0])
    .slice(0, SHOWN)
    .map(([at]) => (texts[at]?.text ?? "").slice(0, LONGEST));
}
