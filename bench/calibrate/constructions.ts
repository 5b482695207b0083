import type { ReferenceRecords } from "#domain/reference.ts";
import type { Dealer } from "#domain/simulate/dealer.ts";
import { breed } from "#domain/simulate/recipe.ts";
import type { World } from "#domain/simulate/world.ts";
import { spokenRecords } from "#domain/simulate/world-records.ts";
import type { Random } from "#domain/stats/random.ts";
import { incidence } from "#domain/summary/incidence.ts";
import { plainReading, TOKENIZER, tokenise } from "#engine/tokenise.ts";
import { atTemperature, fewTopics, invented, nucleus, nucleusByTopic, recursion, withFreshHumans } from "./laws.ts";
import { type PopulationName, populationOf } from "./populations/populations.ts";

/**
 * A generation made in a known way. `must`: what has to be told of a loss beside naming no wrong cause; `cause`: φ lies on its
 * side; `collapse`: so much is lost that the generation is a collapse of that mechanism, too.
 */
export interface Construction {
  name: string;
  truth: "human" | "sharpening" | "resampling" | "invented-tail";
  must: "cause" | "collapse" | "no-wrong";
  records: (people: Dealer, source: Random, seed: string) => ReferenceRecords;
}

const SAMPLES = 1_000;
const BUNDLE = 7_000;

const lawful = (law: (source: Random) => World) => (_: Dealer, source: Random) =>
  spokenRecords(law(source), SAMPLES, source);

const WORLD: readonly Construction[] = [
  { name: "people", truth: "human", must: "no-wrong", records: ({ take }) => take(SAMPLES) },
  { name: "people of 20 of 40 topics", truth: "human", must: "no-wrong", records: lawful(() => fewTopics(20)) },
  { name: "people of 10 of 40 topics", truth: "human", must: "no-wrong", records: lawful(() => fewTopics(10)) },
  { name: "people of 5 of 40 topics", truth: "human", must: "no-wrong", records: lawful(() => fewTopics(5)) },
  { name: "T .97", truth: "sharpening", must: "cause", records: lawful(() => atTemperature(0.97)) },
  { name: "T .93", truth: "sharpening", must: "cause", records: lawful(() => atTemperature(0.93)) },
  { name: "T .85", truth: "sharpening", must: "collapse", records: lawful(() => atTemperature(0.85)) },
  // What is cut is rarer than what the catalogue holds: φ is under one half by computation, whatever is drawn.
  { name: "top-p .95", truth: "sharpening", must: "no-wrong", records: lawful(() => nucleus(0.95)) },
  { name: "top-p .95 by topic", truth: "sharpening", must: "no-wrong", records: lawful(() => nucleusByTopic(0.95)) },
  { name: "bundles of 4,000, g1", truth: "resampling", must: "cause", records: lawful((s) => recursion(4_000, 1, s)) },
  {
    name: "bundles of 4,000, g4",
    truth: "resampling",
    must: "collapse",
    records: lawful((s) => recursion(4_000, 4, s)),
  },
  {
    name: "bundles of 2,000, g6",
    truth: "resampling",
    must: "collapse",
    records: lawful((s) => recursion(2_000, 6, s)),
  },
  {
    name: "bundles of 2,000, 30% fresh people, g6",
    truth: "resampling",
    must: "cause",
    records: lawful((s) => withFreshHumans(2_000, 0.3, 6, s)),
  },
  {
    name: "a third of rare words invented",
    truth: "invented-tail",
    must: "no-wrong",
    records: lawful(() => invented(200, 0.33)),
  },
  {
    name: "all rare words invented",
    truth: "invented-tail",
    must: "no-wrong",
    records: lawful(() => invented(200, 1)),
  },
];

/** Sentences of a trigram model some generations away from people, bundles of 7,000. */
const bred = (temperature: number, generation: number) => (people: Dealer, source: Random, seed: string) => {
  const training = people.take(BUNDLE).texts.map(({ text }) => text);
  const recipe = { slug: seed, workflow: "replace", temperature, generations: generation, freshShare: 0 } as const;
  let texts: string[] = [];
  for (const sampled of breed(recipe, { training, fresh: [] })) texts = sampled;
  return read(texts.slice(0, SAMPLES), `${seed}/${source.uint32()}`);
};

function read(texts: readonly string[], salt: string): ReferenceRecords {
  const records = texts.map((text) => ({ id: "~", text }));
  const { samples, texts: kept } = tokenise(records, plainReading(salt));
  return { tokenizer: TOKENIZER, incidence: incidence(samples), texts: kept };
}

/** People's sentences of some years only, or that hold a word. */
const ofYears = (from: number, to: number) => (people: Dealer) => {
  const { group } = populationOf("addresses");
  return people.lend(SAMPLES, (place) => {
    const year = Number(group?.[place]?.slice(0, 4));
    return year >= from && year <= to;
  });
};
const about = (word: RegExp) => (people: Dealer) => {
  const { incidence: held, texts } = populationOf("speech");
  return people.lend(SAMPLES, (place) => word.test(texts.get(held.content[place] ?? "") ?? ""));
};

const human = (name: string, records: Construction["records"]): Construction => ({
  name,
  truth: "human",
  must: "no-wrong",
  records,
});

const SPEECH: readonly Construction[] = [
  human("people", ({ take }) => take(SAMPLES)),
  human("people to 1830", ofYears(1790, 1830)),
  human("people 1900-1930", ofYears(1900, 1930)),
  human("people from 1980", ofYears(1980, 2030)),
  human("people about war or peace", about(/\b(war|peace)\b/i)),
  human("people about money", about(/\b(money|treasury|tax|taxes|dollars)\b/i)),
  human("people about the law", about(/\b(law|laws|court|courts)\b/i)),
  { name: "trigrams, g1", truth: "resampling", must: "cause", records: bred(1, 1) },
  { name: "trigrams, g4", truth: "resampling", must: "cause", records: bred(1, 4) },
  { name: "trigrams at T .9, g1", truth: "sharpening", must: "cause", records: bred(0.9, 1) },
  { name: "trigrams at T .9, g3", truth: "sharpening", must: "collapse", records: bred(0.9, 3) },
];

/** What is judged in each world where causes can be made. */
export const CONSTRUCTIONS: Partial<Record<PopulationName, readonly Construction[]>> = { world: WORLD, speech: SPEECH };
