import type { MovedWord, WordingDetail } from "../judgement.ts";
import { clopperPearson } from "../stats/exact-counts.ts";
import { samplesOf } from "../summary/count-table.ts";
import { exposureOf, type Summary } from "../summary/summary.ts";

/** Words shown each way, and candidates whose exact interval is taken. */
const SHOWN = 30;
const CANDIDATES = 120;
/** Samples of both sides that must hold a word before it is compared. */
const LEAST = 5;
const CONFIDENCE = 0.95;

interface Side {
  samples: Map<string, number>;
  words: number;
}

/**
 * Words that rose and fell most against people: samples that hold them, at equal amounts of text, with exact intervals
 * (Clopper, Pearson 1934, on the generation's share of both sides' samples) that hold together for all words compared
 * (Bonferroni). Listed is what surely moved, by how much it surely did. `ratio` null: no human sample holds the word.
 * Given both sides' word counts. Returns at most thirty words each way. O(words + candidates).
 */
export function movedWords(human: Summary, generation: Summary): WordingDetail["words"] {
  const [own, other] = [sideOf(generation), sideOf(human)];
  const compared = Array.from(new Set([...own.samples.keys(), ...other.samples.keys()]))
    .map((word) => ({ word, samples: own.samples.get(word) ?? 0, human: other.samples.get(word) ?? 0 }))
    .filter(({ samples, human: held }) => samples + held >= LEAST);
  const confidence = 1 - (1 - CONFIDENCE) / Math.max(1, compared.length);
  const sign = (each: (typeof compared)[number]) => signedRoot(each, own.words, other.words);
  const sorted = compared
    .map((each) => ({ ...each, z: sign(each) }))
    .sort((a, b) => b.z - a.z || (a.word < b.word ? -1 : 1));
  const rated = (some: readonly (typeof sorted)[number][]) =>
    some.map((each) => ratedWord(each, own.words, other.words, confidence));
  const risen = rated(sorted.slice(0, CANDIDATES)).filter(({ low }) => low > 1);
  const fallen = rated(sorted.slice(-CANDIDATES)).filter(({ high }) => high !== null && high < 1);
  return {
    compared: compared.length,
    words: own.words,
    humanWords: other.words,
    risen: risen.sort((a, b) => b.low - a.low || (a.word < b.word ? -1 : 1)).slice(0, SHOWN),
    fallen: fallen.sort((a, b) => (a.high ?? 1) - (b.high ?? 1) || (a.word < b.word ? -1 : 1)).slice(0, SHOWN),
  };
}

function sideOf(summary: Summary): Side {
  const { words } = summary;
  return {
    samples: new Map(words.names.map((name, i) => [name, samplesOf(words, i)])),
    words: exposureOf(summary),
  };
}

/** Signed root of the likelihood ratio of two Poisson rates: cheap, and orders as surely as the exact test does. */
function signedRoot({ samples, human }: { samples: number; human: number }, own: number, other: number): number {
  const total = samples + human;
  const expected = (total * own) / (own + other);
  const part = (seen: number, wanted: number) => (seen === 0 ? 0 : seen * Math.log(seen / wanted));
  const twice = 2 * (part(samples, expected) + part(human, total - expected));
  return Math.sign(samples - expected) * Math.sqrt(Math.max(0, twice));
}

function ratedWord(
  { word, samples, human }: { word: string; samples: number; human: number },
  own: number,
  other: number,
  confidence: number,
): MovedWord {
  const scale = other / own;
  const share = clopperPearson(samples, samples + human, confidence);
  const odds = (p: number) => (p / (1 - p)) * scale;
  return {
    word: word.replace(/^label:/, ""),
    samples,
    human,
    ratio: human === 0 ? null : (samples / human) * scale,
    low: odds(share.low),
    high: share.high >= 1 ? null : odds(share.high),
  };
}
