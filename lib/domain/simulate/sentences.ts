/** Shortest and longest sentence that is kept, in words. */
const LEAST_WORDS = 3;
const MOST_WORDS = 60;

const ABBREVIATIONS = new Set(
  "mr mrs ms dr st no nos gen col lt capt maj sen rep hon jr sr vs etc vol art sec inst ult viz messrs dept gov pres jan feb mar apr aug sept oct nov dec".split(
    " ",
  ),
);

const END = /[.!?]["”’')\]]*(?=\s+["“‘'([$]?[\p{Lu}\p{N}])/gu;
const WORD = /[\p{L}\p{N}]+(?:['’.,-][\p{L}\p{N}]+)*/gu;

/** True when the full stop belongs to the word before it (Mr., U.S., J. Adams), so no sentence ends there. */
function isAbbreviation(before: string): boolean {
  const word = /([\p{L}.]+)$/u.exec(before)?.[1] ?? "";
  if (/^\p{Lu}$/u.test(word) || /^(?:\p{L}\.)+\p{L}$/u.test(word)) return true;
  return ABBREVIATIONS.has(word.toLowerCase());
}

/**
 * Words of a text, as people write them: apostrophes, inner hyphens, and the points of numbers stay inside.
 * Returns the words in order, case kept.
 */
export function wordsOf(text: string): string[] {
  return text.match(WORD) ?? [];
}

/**
 * Sentences of an English text of 3 to 60 words.
 * Given running prose; control characters and runs of blanks become one blank.
 * Returns the sentences in order, each trimmed, with its final mark; shorter and longer ones are left out. O(characters).
 */
export function sentencesOf(text: string): string[] {
  const prose = text.replace(/[\p{Cc}\s]+/gu, " ").trim();
  const pieces: string[] = [];
  let start = 0;
  for (const match of prose.matchAll(END)) {
    if (match[0].startsWith(".") && isAbbreviation(prose.slice(Math.max(0, match.index - 12), match.index))) continue;
    pieces.push(prose.slice(start, match.index + match[0].length));
    start = match.index + match[0].length;
  }
  pieces.push(prose.slice(start));
  return pieces
    .map((piece) => piece.trim())
    .filter((piece) => {
      const words = wordsOf(piece).length;
      return words >= LEAST_WORDS && words <= MOST_WORDS;
    });
}
