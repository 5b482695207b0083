import { generateSentences, type Trigram, trainTrigram } from "#domain/simulate/recursion.ts";
import { wordsOf } from "#domain/simulate/sentences.ts";
import { modelTokens } from "#domain/simulate/tokens.ts";
import type { Random } from "#domain/stats/random.ts";
import { spell, trainCharacters } from "./character-model.ts";
import { decodeTruncated, type Truncation } from "./truncated-decoding.ts";

/** A model learned from a bundle and asked for texts: what one generation does to the next. */
export type Speaker = (bundle: readonly string[], texts: number, source: Random) => string[];

const lengthsOf = (texts: readonly string[]) => texts.map((text) => Math.max(1, wordsOf(text).length));

/** A trigram model sampled at a temperature. */
export const trigram =
  (temperature = 1): Speaker =>
  (bundle, texts, source) =>
    generateSentences(trainTrigram(bundle, temperature), lengthsOf(bundle), texts, source);

/** A trigram model decoded by top-p or top-k. */
export const truncated =
  (by: Truncation): Speaker =>
  (bundle, texts, source) =>
    decodeTruncated(trainTrigram(bundle, 1), by, lengthsOf(bundle), texts, source);

/** A model that looks back one word only: young, and worse than the trigram at the same data. */
export const bigram: Speaker = (bundle, texts, source) => {
  const { words, levels } = trainTrigram(bundle, 1);
  const [, two, one] = levels;
  const none = { historyOf: new Map<number, number>(), first: two.first, word: two.word, count: two.count };
  const model: Trigram = { words, levels: [{ ...none, upTo: two.upTo }, two, one] };
  return generateSentences(model, lengthsOf(bundle), texts, source);
};

/** A model of characters; with a short memory it spells words that nobody wrote. */
export const characters =
  (order: number): Speaker =>
  (bundle, texts, source) =>
    spell(trainCharacters(bundle, order), texts, source);

/** Mean log frequency of a text's words: how typical it is of the texts that were counted. */
export function typicality(texts: readonly string[]): (text: string) => number {
  const counts = new Map<string, number>();
  for (const text of texts) for (const token of modelTokens(text)) counts.set(token, (counts.get(token) ?? 0) + 1);
  return (text) => {
    const tokens = modelTokens(text);
    const sum = tokens.reduce((total, token) => total + Math.log(counts.get(token) ?? 0.5), 0);
    return tokens.length === 0 ? Number.NEGATIVE_INFINITY : sum / tokens.length;
  };
}

/** Of every `of` texts of a speaker only the most typical one is kept: selection by a judge who likes the usual. */
export const mostTypical =
  (of: number, speaker: Speaker): Speaker =>
  (bundle, texts, source) => {
    const score = typicality(bundle);
    const drawn = speaker(bundle, texts * of, source);
    return Array.from({ length: texts }, (_, i) => {
      const own = drawn.slice(i * of, (i + 1) * of);
      return own.reduce((best, each) => (score(each) > score(best) ? each : best));
    });
  };

/** No model at all: texts drawn with replacement, whole. */
export const bootstrap: Speaker = (bundle, texts, source) =>
  Array.from({ length: texts }, () => bundle[source.below(bundle.length)] ?? "");

/** Word counts and nothing else: every word drawn from the bundle's words, lengths from its texts. */
export const bagOfWords: Speaker = (bundle, texts, source) => {
  const tokens = bundle.flatMap((text) => wordsOf(text));
  const lengths = lengthsOf(bundle);
  return Array.from({ length: texts }, () => {
    const length = lengths[source.below(lengths.length)] ?? 1;
    return Array.from({ length }, () => tokens[source.below(tokens.length)] ?? "").join(" ");
  });
};
