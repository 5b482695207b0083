import { once } from "node:events";
import { parseArgs } from "node:util";
import { type AliasTable, aliasTable, drawAlias } from "#domain/simulate/alias.ts";
import { zipfWeights } from "#domain/simulate/world.ts";
import { type Random, random } from "#domain/stats/random.ts";

const WORDS = 50_000;
const EXPONENT = 1.05;
const SHIFT = 2.7;
/** Lengths are uniform from 40 to 80 words: 60 on average. */
const LEAST_WORDS = 40;
const MOST_WORDS = 80;
const CHUNK_SAMPLES = 2000;
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

function lineOf(index: number, words: readonly string[], table: AliasTable, source: Random): string {
  const length = LEAST_WORDS + source.below(MOST_WORDS - LEAST_WORDS + 1);
  let text = "";
  for (let i = 0; i < length; i++) text += `${i === 0 ? "" : " "}${words[drawAlias(table, source)] ?? ""}`;
  return `{"id":"w-${index + 1}","text":"${text}"}\n`;
}

/** Writes samples from a Zipf-Mandelbrot law over pseudo-words, cut behind a rank if asked, as fast as the reader takes them. */
async function writeSamples(samples: number, cut: number, seed: string): Promise<void> {
  const words = Array.from({ length: cut }, (_, rank) => wordOf(rank));
  const table = aliasTable(zipfWeights(cut, EXPONENT, SHIFT));
  const source = random(`world/zipf/${seed}`);
  for (let from = 0; from < samples; from += CHUNK_SAMPLES) {
    const count = Math.min(CHUNK_SAMPLES, samples - from);
    const lines = Array.from({ length: count }, (_, i) => lineOf(from + i, words, table, source));
    if (!process.stdout.write(lines.join(""))) await once(process.stdout, "drain");
  }
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cut: { type: "string", default: String(WORDS) }, seed: { type: "string", default: "1" } },
});
const [samples, cut] = [Number(positionals[0]), Number(values.cut)];
if (Number.isSafeInteger(samples) && samples > 0 && Number.isSafeInteger(cut) && cut > 0 && cut <= WORDS) {
  await writeSamples(samples, cut, values.seed);
} else {
  process.stderr.write("Usage: node bench/world/zipf.ts SAMPLES [--cut RANK] [--seed NAME] > FILE\n");
  process.exitCode = 2;
}
