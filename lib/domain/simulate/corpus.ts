import { sentencesOf } from "./sentences.ts";

/** One address as its source tells it. */
export interface Speech {
  year: number;
  president: string;
  party: string;
  text: string;
}

/** One human sentence, and the address it was said in. */
export interface Sentence {
  text: string;
  year: number;
  president: string;
  party: string;
}

/**
 * All distinct sentences of a set of addresses.
 * Given the addresses in a fixed order; a sentence said again later is kept only where it was said first, so that no two
 * disjoint sets cut from the result share a text.
 * Returns the sentences in order of speech and place. O(characters).
 */
export function corpusOf(speeches: readonly Speech[]): Sentence[] {
  const seen = new Set<string>();
  const corpus: Sentence[] = [];
  for (const { text, ...facets } of speeches) {
    for (const sentence of sentencesOf(text)) {
      if (seen.has(sentence)) continue;
      seen.add(sentence);
      corpus.push({ text: sentence, ...facets });
    }
  }
  return corpus;
}
