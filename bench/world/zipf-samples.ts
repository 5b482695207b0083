import { type AliasTable, aliasTable, drawAlias } from "#domain/simulate/alias.ts";
import { zipfWeights } from "#domain/simulate/world.ts";
import { type Random, random } from "#domain/stats/random.ts";

/** Words of the standard workload, Zipf-Mandelbrot: p_i ~ 1/(i + 2.7)^1.05. */
export const WORDS = 50_000;
const EXPONENT = 1.05;
const SHIFT = 2.7;
/** Lengths are uniform from 40 to 80 words: 60 on average. */
const LEAST_WORDS = 40;
const MOST_WORDS = 80;
const CONSONANTS = "bdfghklmnprstvz";
const VOWELS = "aeiou";

/** A pronounceable word for a rank, another for every rank: its digits to base 75, a syllable each. */
function wordOf(rank: number): string {
  const base = CONSONANTS.length * VOWELS.length;
  let word = "";
  let rest = rank;
  do {
    const digit = rest % base;
    word += `${CONSONANTS[Math.floor(digit / VOWELS.length)]}${VOWELS[digit % VOWELS.length]}`;
    rest = Math.floor(rest / base) - 1;
  } while (rest >= 0);
  return word;
}

function ranksOf(table: AliasTable, source: Random): Uint32Array {
  const length = LEAST_WORDS + source.below(MOST_WORDS - LEAST_WORDS + 1);
  return Uint32Array.from({ length }, () => drawAlias(table, source));
}

/** Samples of the standard workload one after another, each as the ranks of its words. Law cut behind rank `cut`. */
export function* zipfRanks(samples: number, seed: string, cut: number = WORDS): Generator<Uint32Array> {
  const table = aliasTable(zipfWeights(cut, EXPONENT, SHIFT));
  const source = random(`world/zipf/${seed}`);
  for (let i = 0; i < samples; i++) yield ranksOf(table, source);
}

/** The same samples as texts. */
export function* zipfTexts(samples: number, seed: string, cut: number = WORDS): Generator<string> {
  const words = Array.from({ length: cut }, (_, rank) => wordOf(rank));
  for (const ranks of zipfRanks(samples, seed, cut)) yield Array.from(ranks, (rank) => words[rank]).join(" ");
}
