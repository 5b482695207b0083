import { deflateRaw } from "pako";
import { distinctShare, ngramDiversity } from "#domain/classic/distinct.ts";
import { doubleGzipRatio, gzipLength } from "#domain/classic/gzip.ts";
import { homogenization } from "#domain/classic/homogenization.ts";
import { mtldLexicalRichness } from "#domain/classic/mtld-lexical-richness.ts";
import { pythonSplit } from "#domain/classic/python-split.ts";
import { vendiOfGrams } from "#domain/classic/vendi-ngram.ts";
import { herdanC, maas, msttr, simpsonD, typeTokenRatio, yuleK } from "#domain/classic/word-frequency.ts";
import { grams } from "#domain/text/grams.ts";
import { hdd } from "#domain/text/hdd.ts";
import { mattr } from "#domain/text/mattr.ts";
import { mtld } from "#domain/text/mtld.ts";
import { selfBleu } from "#domain/text/self-bleu.ts";
import { selfRepetition } from "#domain/text/self-repetition.ts";
import { countsOf, distinctWithin, type Sequences, sequencesOf } from "#domain/text/sequences.ts";
import type { Answer, Answers, Entry, Inputs } from "./answers.ts";

/** Texygen's fast mode reads so many of the first samples. */
const FAST_SAMPLES = 500;
const NO_XZ = "xz (LZMA2) is not implemented: compression is measured by DEFLATE, whose bytes are pinned";

const textsOf = ({ samples }: Inputs): string[] => (Array.isArray(samples) ? samples.map(String) : []);
const bytesOf = (text: string) => new TextEncoder().encode(text);
const deflate = (bytes: Uint8Array) => deflateRaw(bytes, { level: 9 });
const isLexicalDiversity = (key: string) => key.includes("lexical_diversity");
const numbersIn = (text: string) => Array.from(text.matchAll(/\d+/g), ([digits]) => Number(digits));
const firstNumber = (key: string) => numbersIn(key)[0] ?? 1;

/** A number, or the reason that the closed list of the product has for there being none. */
const known = (value: number | null, reason: string): Answer => (value === null ? { unknown: reason } : { value });

/** Samples that the call names (`samples[:200]`, or the fast mode's). */
function calledSamples(inputs: Inputs, { call = "" }: Entry): string[] {
  const stated = /samples\[:(\d+)\]/.exec(call)?.[1];
  const fast = call.includes("is_fast=True") ? FAST_SAMPLES : undefined;
  return textsOf(inputs).slice(0, stated === undefined ? fast : Number(stated));
}

const wordsOf = (inputs: Inputs, entry: Entry) => sequencesOf(calledSamples(inputs, entry).map(pythonSplit));
const joined = (inputs: Inputs, entry: Entry, by: string) => bytesOf(calledSamples(inputs, entry).join(by));

/** Words of all samples in order, as many of them as the entry says the peer was given. */
function joinedWords(inputs: Inputs, entry: Entry): Sequences {
  const told = `${entry.call ?? ""} ${entry.convention ?? ""}`;
  const cuts = Array.from(told.matchAll(/first (\d+) tokens/g), ([, digits]) => Number(digits));
  if (typeof entry.tokens_used === "number") cuts.push(entry.tokens_used);
  return sequencesOf([
    calledSamples(inputs, entry)
      .flatMap(pythonSplit)
      .slice(0, Math.min(...cuts, Number.POSITIVE_INFINITY)),
  ]);
}

/** A number from the words of all samples. `short`: what the peer answers where the product has no number. */
const ofWords =
  (of: (words: Sequences, counts: Uint32Array, key: string) => number | null, short?: (words: Sequences) => number) =>
  (inputs: Inputs, key: string, entry: Entry): Answer => {
    const words = joinedWords(inputs, entry);
    const value = of(words, countsOf(words), key);
    if (value === null && short && isLexicalDiversity(key)) return { value: short(words) };
    return known(value, words.tokens.length === 0 ? "empty" : "too-few-samples");
  };

const plainRatio = (words: Sequences) => typeTokenRatio(countsOf(words)) ?? 0;

/** The peer has no factor in a text without a repeated word, and says 0; the product says its length, a lower bound. */
function mtldOfPeer(words: Sequences): number | null {
  const found = mtld(words.tokens, words.kinds);
  return found?.isLowerBound ? 0 : (found?.value ?? null);
}

const selfBleuOf = (inputs: Inputs, key: string, entry: Entry): Answer =>
  known(selfBleu(wordsOf(inputs, entry), firstNumber(key)), "too-few-samples");

const homogenizationOf = (inputs: Inputs, _: string, entry: Entry): Answer =>
  known(homogenization(calledSamples(inputs, entry)), "too-few-samples");

const vendiOf = (inputs: Inputs, key: string, entry: Entry): Answer => {
  const words = calledSamples(inputs, entry)
    .map(pythonSplit)
    .filter((sample) => sample.length > 0);
  const orders = /ns=\[([\d, ]+)\]/.exec(entry.call ?? "")?.[1] ?? key;
  return known(vendiOfGrams(sequencesOf(words), numbersIn(orders)), "empty");
};

const tokensOf = (inputs: Inputs): Answer => {
  const texts = textsOf(inputs);
  const words = sequencesOf(texts.map(pythonSplit));
  return {
    value: {
      total_ws: words.tokens.length,
      types_ws: words.kinds,
      samples: texts.length,
      chars: texts.reduce((sum, text) => sum + Array.from(text).length, 0),
      utf8_bytes_joined: bytesOf(texts.join(" ")).length,
      empty_samples: texts.filter((text) => pythonSplit(text).length === 0).length,
    },
  };
};

/** Answers to the text files: each by the convention that its entry states. */
const KNOWN: Answers = {
  _tokens: tokensOf,
  "distinct_{n}_ws": (inputs, key, entry) => known(distinctShare(wordsOf(inputs, entry), firstNumber(key)), "empty"),
  "ngram_diversity_score_{n}": (inputs, key, entry) =>
    known(ngramDiversity(calledSamples(inputs, entry), firstNumber(key)), "empty"),
  compression_ratio_gzip: (inputs, _, entry) => known(doubleGzipRatio(joined(inputs, entry, " "), deflate), "empty"),
  compression_ratio_xz: () => ({ notComputed: NO_XZ }),
  gzip_single_pass_bytes: (inputs, _, entry) => ({ value: gzipLength(joined(inputs, entry, " "), deflate) }),
  gzip_single_pass_bytes_newline_joined: (inputs, _, entry) => ({
    value: gzipLength(joined(inputs, entry, "\n"), deflate),
  }),
  "self_repetition_{n}": (inputs, key, entry) =>
    known(selfRepetition(distinctWithin(grams(wordsOf(inputs, entry), firstNumber(key)))), "empty"),
  "self_bleu_{n}": selfBleuOf,
  homogenization_rougel: homogenizationOf,
  "homogenization_rougel_{first}": homogenizationOf,
  ttr: ofWords((_, counts) => typeTokenRatio(counts)),
  mtld_lexicalrichness: ofWords(({ tokens, kinds }) => mtldLexicalRichness(tokens, kinds)),
  mtld_lexical_diversity: ofWords(mtldOfPeer, () => 0),
  "hdd{draws}_{peer}": ofWords(
    (_, counts, key) => hdd(counts, firstNumber(key)),
    () => 0,
  ),
  "mattr_{window}_{peer}": ofWords(({ tokens, kinds }, _, key) => mattr(tokens, kinds, firstNumber(key)), plainRatio),
  yule_k: ofWords((_, counts) => yuleK(counts)),
  simpson_d: ofWords((_, counts) => simpsonD(counts)),
  herdan_c: ofWords((_, counts) => herdanC(counts)),
  maas: ofWords((_, counts) => maas(counts)),
  "msttr_{segment}_{peer}": ofWords(
    ({ tokens, kinds }, _, key) => msttr(tokens, kinds, firstNumber(key)),
    () => 0,
  ),
  "vendi_ngram_{orders}": vendiOf,
};

/** The same of a part of the samples or words (`ttr_first5000`), which the entry's call tells. */
export const text: Answers = {
  ...Object.fromEntries(Object.entries(KNOWN).map(([key, answer]) => [`${key}_first{part}`, answer])),
  ...KNOWN,
};
