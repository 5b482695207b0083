import type { Random } from "#domain/stats/random.ts";
import { drawRow, type Level, levelOf, shorterKeys } from "./level.ts";
import { isMark, modelTokens, textOf } from "./tokens.ts";

/** What is taken off each count and given to the shorter history. */
const DISCOUNT = 0.75;
/** Stands before the first word. */
const START = 0;
/** A generated sentence has at most this many tokens a word: a guard against a history that only offers marks. */
const TOKENS_PER_WORD = 4;

/** A trained trigram model: its words (index 0 is the start) and its levels, longest history first. */
export interface Trigram {
  words: string[];
  levels: readonly [Level, Level, Level];
}

/** Every trigram of the texts as one number ((u · words) + v) · words + w, and the words in order of first use. */
function trigramKeys(texts: readonly string[]): { words: string[]; keys: Float64Array } {
  const words = [""];
  const idOf = new Map<string, number>();
  const sentences = texts.map((text) =>
    modelTokens(text).map((token) => {
      const known = idOf.get(token);
      if (known !== undefined) return known;
      idOf.set(token, words.length);
      return words.push(token) - 1;
    }),
  );
  const keys = new Float64Array(sentences.reduce((sum, sentence) => sum + sentence.length, 0));
  let at = 0;
  for (const sentence of sentences) {
    let u = START;
    let v = START;
    for (const w of sentence) {
      keys[at++] = (u * words.length + v) * words.length + w;
      u = v;
      v = w;
    }
  }
  return { words, keys };
}

/**
 * Trains an interpolated Kneser-Ney trigram model, discount 0.75, without an end symbol.
 * Given human or generated sentences, and the temperature T at which it will be sampled: counts are raised to 1/T.
 * Returns the model. O(tokens log tokens). Throws beyond 200,000 distinct words, where a trigram no longer fits a number.
 * Source: Kneser and Ney 1995; interpolated form of Chen and Goodman 1999, equation 25.
 */
export function trainTrigram(texts: readonly string[], temperature: number): Trigram {
  const { words, keys } = trigramKeys(texts);
  const v = words.length;
  if (v > 200_000) throw new RangeError(`Too many distinct words for a trigram model: ${v}`);
  const three = levelOf(keys, v, 1 / temperature);
  const pairs = shorterKeys(keys, v * v);
  const two = levelOf(pairs, v, 1 / temperature);
  const one = levelOf(shorterKeys(pairs, v), v, 1 / temperature);
  return { words, levels: [three, two, one] };
}

/**
 * Draws the next word exactly, without a sum over the vocabulary: an occurrence under the history, kept with probability
 * (c - D)/c; else the same with the continuation counts of the shorter history; the shortest is never discounted.
 */
function nextWord(model: Trigram, u: number, v: number, random: Random): number {
  const [three, two, one] = model.levels;
  const uniform = () => random.uniform();
  for (const [level, history] of [
    [three, u * model.words.length + v],
    [two, v],
  ] as const) {
    const row = drawRow(level, history, uniform);
    if (row < 0) continue;
    const count = level.count[row] ?? 0;
    if (random.uniform() * count < count - DISCOUNT) return level.word[row] ?? START;
  }
  return one.word[drawRow(one, 0, uniform)] ?? START;
}

/**
 * One generated sentence of a given length.
 * Given the model, the number of words (marks not counted), and the source of randomness. Returns its text.
 */
export function generateSentence(model: Trigram, length: number, random: Random): string {
  const tokens: string[] = [];
  let u = START;
  let v = START;
  for (let words = 0; words < length && tokens.length < length * TOKENS_PER_WORD; ) {
    const w = nextWord(model, u, v, random);
    const token = model.words[w] ?? "";
    tokens.push(token);
    if (!isMark(token)) words++;
    u = v;
    v = w;
  }
  return textOf(tokens);
}

/**
 * Many generated sentences whose lengths are drawn from human lengths, so that length itself never moves.
 * Given the model, the human lengths in words, how many sentences, and the source of randomness. Returns their texts in order.
 */
export function generateSentences(model: Trigram, lengths: readonly number[], count: number, random: Random): string[] {
  return Array.from({ length: count }, () =>
    generateSentence(model, lengths[random.below(lengths.length)] ?? 1, random),
  );
}
