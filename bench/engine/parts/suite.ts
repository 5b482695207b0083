import { budgetOf } from "#domain/budget.ts";
import { compare, freezeReference, type Reference } from "#domain/comparison/comparison.ts";
import { measure } from "#domain/comparison/measure.ts";
import { followedNames } from "#domain/followed.ts";
import { WORD_FAMILIES } from "#domain/metrics/define.ts";
import { defaultPolicies } from "#domain/policy.ts";
import type { Sample } from "#domain/sample.ts";
import { TOOLS } from "#engine/deflate.ts";
import { mapGeneration, mapReference } from "#engine/map.ts";
import { zipfTexts } from "../../world/zipf-samples.ts";
import { countedGrams } from "../floors/counting.ts";
import type { Figure, Meter, Part } from "../part.ts";

const HUMANS = 5_000;
const SIZES = [10_000, 100_000];
const MOST_SECONDS = 7;
const MOST_MB = 600;
const MOST_RATIO = 1.5;
const READ = { salt: "bench", match: null };

async function* batchesOf(texts: readonly string[]): AsyncGenerator<Sample[]> {
  for (let from = 0; from < texts.length; from += 1_000) {
    yield texts.slice(from, from + 1_000).map((text, i) => ({ id: `s${from + i}`, text }));
  }
}

/** From texts to every lexical metric with its interval, and, if asked, with the draws of its test. */
async function suite(texts: readonly string[], reference: Reference, isDrawn: boolean) {
  const generation = await mapGeneration(batchesOf(texts), { ...READ, isFollowed: followedNames(reference) });
  const comparison = generation && compare(reference, generation);
  if (!comparison) throw new Error("nothing to compare");
  const budget = budgetOf(defaultPolicies().budget, 1, WORD_FAMILIES);
  const declared = { pinned: [], named: [] };
  return measure(comparison, { budget, declared, tools: TOOLS, seed: "bench", isDrawn });
}

async function figuresFor(size: number, reference: Reference, meter: Meter): Promise<Figure[]> {
  const texts = Array.from(zipfTexts(size, "model"));
  const own = await meter(() => suite(texts, reference, false));
  const drawn = await meter(() => suite(texts, reference, true));
  // Last, since what it held stays with the process for a while.
  const floor = await meter(() => countedGrams(texts));
  const ratio = own.seconds / floor.seconds;
  const isLarge = size === 100_000;
  const isMet = own.seconds <= MOST_SECONDS && own.rssAboveIdleMb <= MOST_MB && ratio <= MOST_RATIO;
  const known = own.result.filter(({ estimate }) => estimate.kind === "value").length;
  const figure: Figure = {
    name: `lexical suite, ${size} samples`,
    seconds: own.seconds,
    rssAboveIdleMb: own.rssAboveIdleMb,
    goal: isLarge ? { text: `≤ ${MOST_SECONDS} s, ≤ ${MOST_MB} MB, ≤ ${MOST_RATIO} × floor`, isMet } : null,
    floor: { name: "1-4-grams", seconds: floor.seconds },
    ratio,
    note: `${known} measurements with intervals; ${(floor.result.words / own.seconds / 1e6).toFixed(2)} M words/s`,
  };
  return [
    figure,
    {
      ...figure,
      name: `${figure.name}, with its draws`,
      ...costOf(drawn),
      goal: null,
      ratio: drawn.seconds / floor.seconds,
    },
  ];
}

const costOf = ({ seconds, rssAboveIdleMb }: { seconds: number; rssAboveIdleMb: number }) => ({
  seconds,
  rssAboveIdleMb,
});

/** The whole way of the words of a generation, beside counting alone. */
export const part: Part = {
  name: "suite",
  run: async (meter) => {
    const humans = Array.from(zipfTexts(HUMANS, "human"));
    const reference = freezeReference(await mapReference(batchesOf(humans), READ));
    const figures: Figure[] = [];
    for (const size of SIZES) figures.push(...(await figuresFor(size, reference, meter)));
    return figures;
  },
};
