import { grams } from "./grams.ts";
import { entropyOf } from "./next-word-entropy.ts";
import { countsOf, type Sequences } from "./sequences.ts";

/** Words that carry the build of an English sentence rather than its subject, by what they do in it. */
const FUNCTION_WORDS = {
  determiner: "a an the this that these those my your his its our their any each every some no all both such",
  pronoun: "i you he she it we they me him her us them who whom what which itself himself themselves one",
  preposition:
    "of in on at by to for from with without into over under about after before between through during up out",
  conjunction: "and or but nor so yet if because while when where as than though although until since whether",
  auxiliary:
    "is am are was were be been being do does did have has had will would can could shall should may might must",
  adverb: "not there here very just then how why only also more most too even still now never always again",
};
const CLASS_OF = new Map(
  Object.entries(FUNCTION_WORDS).flatMap(([name, own]) => own.split(" ").map((word) => [word, name] as const)),
);
const ENDINGS = [
  [/(?:tion|ment|ness|ity|ism)s?$/, "noun"],
  [/(?:ous|ive|able|ible|ful|less|al|ic)$/, "adjective"],
  [/ing$/, "-ing"],
  [/ed$/, "-ed"],
  [/ly$/, "-ly"],
  [/s$/, "-s"],
] as const;

/** Class of a word: what a function word does, a number, the ending of a longer word, else short or long. */
export function shapeOf(word: string): string {
  const known = CLASS_OF.get(word);
  if (known) return known;
  if (/^\p{N}/u.test(word)) return "number";
  const ending = word.length > 4 ? ENDINGS.find(([pattern]) => pattern.test(word)) : undefined;
  return ending ? ending[1] : word.length <= 5 ? "short" : "long";
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
