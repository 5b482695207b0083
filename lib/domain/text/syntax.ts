import { grams } from "./grams.ts";
import { entropyOf } from "./next-word-entropy.ts";
import { countsOf, type Sequences } from "./sequences.ts";

/** Words that carry the build of an English sentence rather than its subject; each is a class of its own. */
const FUNCTION_WORDS = new Set(
  `a an the this that these those i you he she it we they me him her us them my your his its our their who which what
  and or but nor so yet if because while when where as than though of in on at by to for from with without into over
  under about after before between through is am are was were be been being do does did have has had will would can
  could shall should may might must not no there here all any each every some more most other such only also very just
  then how why up out off down again`.split(/\s+/),
);

/** Class of a word by its shape: function words themselves, numbers, else the last letters of a longer word, or its length. */
export function shapeOf(word: string): string {
  if (FUNCTION_WORDS.has(word)) return word;
  if (/^\p{N}/u.test(word)) return "0";
  const ending = /(?:ing|ed|ly|tion|ment|ness|ous|ive|able|al|er|est|s)$/.exec(word)?.[0];
  if (ending && word.length > ending.length + 2) return `-${ending}`;
  return word.length <= 2 ? "x" : word.length <= 5 ? "xxx" : "xxxxxx";
}

/** The same sequences with each word replaced by its class. O(tokens). */
export function shapesOf(words: Sequences & { names: readonly string[] }): Sequences {
  const idOf = new Map<string, number>();
  const classOf = Uint32Array.from(words.names, (name) => {
    const shape = shapeOf(name);
    const id = idOf.get(shape) ?? idOf.size;
    idOf.set(shape, id);
    return id;
  });
  return { tokens: words.tokens.map((word) => classOf[word] as number), start: words.start, kinds: idOf.size };
}

/** Sequences of three classes: what sentence patterns are counted by. */
export const patternsOf = (shapes: Sequences): Sequences => grams(shapes, 3);

/**
 * Effective number of sentence patterns: Hill number of order 1 of sequences of three word classes.
 * Given those sequences; it grows with their number: compare at equal ones. Returns kinds ≥ 1, or null without one. O(tokens).
 * Source: Hill 1973; patterns of word classes as in Shaib et al. 2024, classes by shape instead of a tagger.
 */
export function patternVariety(patterns: Sequences): number | null {
  return patterns.tokens.length === 0 ? null : Math.exp(entropyOf(countsOf(patterns)));
}
