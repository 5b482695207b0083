import { grams } from "../text/grams.ts";
import { hdd } from "../text/hdd.ts";
import { mattr } from "../text/mattr.ts";
import { mtld } from "../text/mtld.ts";
import { selfBleu } from "../text/self-bleu.ts";
import { selfRepetition } from "../text/self-repetition.ts";
import { countsOf, distinctWithin, sequencesOf } from "../text/sequences.ts";
import { distinctShare, ngramDiversity } from "./distinct.ts";
import { doubleGzipRatio } from "./gzip.ts";
import { homogenization } from "./homogenization.ts";
import type { Kept } from "./kept.ts";
import { mtldLexicalRichness } from "./mtld-lexical-richness.ts";
import { pythonSplit } from "./python-split.ts";
import { type ClassicRow, row } from "./row.ts";
import { vendiOfGrams } from "./vendi-ngram.ts";
import { herdanC, maas, msttr, simpsonD, typeTokenRatio, yuleK } from "./word-frequency.ts";

const GROUP = "texts";
const RICHNESS = "LexicalRichness";
const LEXICAL = "lexical_diversity";
const DIVERSITY = "diversity";
const VENDI = "Vendi-Score";
const FEW = "too-few-samples";
/** Texts that are compared pair by pair. */
const PAIRED = 200;

type Deflate = (bytes: Uint8Array) => Uint8Array;

/** Measures of words in their order, as the programs of that literature give them. `deflate`: raw DEFLATE, level 9. */
export const textRows = (kept: Kept, deflate: Deflate): ClassicRow[] =>
  kept.sequence.length === 0 ? [] : [...sequenceRows(kept), ...sampleRows(kept, deflate)];

/** Of all texts joined, the first words. */
function sequenceRows({ sequence }: Kept): ClassicRow[] {
  const words = sequencesOf([sequence]);
  const { tokens, kinds } = words;
  const counts = countsOf(words);
  const both = `${RICHNESS}, ${LEXICAL}`;
  return [
    row([GROUP, "type-token ratio", RICHNESS, "str.split; falls with length"], typeTokenRatio(counts)),
    row([GROUP, "MTLD", LEXICAL, "closes under .72 and from 10 words on"], mtld(tokens, kinds)?.value, FEW),
    row([GROUP, "MTLD, no least length", RICHNESS, "closes at .72"], mtldLexicalRichness(tokens, kinds), FEW),
    row([GROUP, "HD-D", both, "42 draws"], hdd(counts), FEW),
    row([GROUP, "MATTR", both, "windows of 50"], mattr(tokens, kinds), FEW),
    row([GROUP, "MSTTR", LEXICAL, "segments of 50"], msttr(tokens, kinds, 50), FEW),
    row([GROUP, "Yule's K", RICHNESS, "10⁴(Σx² − n)/n²"], yuleK(counts)),
    row([GROUP, "Simpson's D", RICHNESS, "chance of two equal words"], simpsonD(counts)),
    row([GROUP, "Herdan's C", RICHNESS, "ln S/ln n"], herdanC(counts)),
    row([GROUP, "Maas", RICHNESS, "(ln n − ln S)/ln² n"], maas(counts)),
  ];
}

/** Of texts one by one and against each other, the first ones. */
function sampleRows({ texts }: Kept, deflate: Deflate): ClassicRow[] {
  const split = texts.map(pythonSplit);
  const samples = sequencesOf(split);
  const some = sequencesOf(split.filter((text) => text.length > 0).slice(0, PAIRED));
  const phrases = distinctWithin(grams(samples, 4));
  const rouge = "ROUGE-L of the first 200; the peer says 1 for none";
  return [
    ...[1, 2, 3, 4].map((n) =>
      row([GROUP, `distinct-${n}`, VENDI, "str.split; n-grams within a sample"], distinctShare(samples, n), FEW),
    ),
    row([GROUP, "n-gram diversity, to 4", DIVERSITY, "split(' '), across samples, summed"], ngramDiversity(texts, 4)),
    row([GROUP, "compression ratio", DIVERSITY, "gzip twice, joined by spaces"], compression(texts, deflate)),
    row([GROUP, "self-repetition, 4", DIVERSITY, "grows with the samples"], selfRepetition(phrases), FEW),
    row([GROUP, "Self-BLEU-4", "Texygen, NLTK", "first 500, smoothing 1"], selfBleu(samples, 4), FEW),
    row([GROUP, "homogenization", DIVERSITY, rouge], homogenization(texts.slice(0, PAIRED)), FEW),
    row([GROUP, "Vendi of words and pairs", VENDI, "first 200 with a word"], vendiOfGrams(some, [1, 2]), FEW),
  ];
}

const compression = (texts: readonly string[], deflate: Deflate) =>
  doubleGzipRatio(new TextEncoder().encode(texts.join(" ")), deflate);
