import type { Origin, Sample } from "#domain/sample.ts";
import { aliasTable, drawAlias } from "#domain/simulate/alias.ts";
import { normalFrom } from "#domain/simulate/laws.ts";
import { zipfWeights } from "#domain/simulate/world.ts";
import { type Random, random } from "#domain/stats/random.ts";

/** What may go wrong with a generation; nothing given: people. */
export interface Planted {
  /** Power of the law of words, 1: people's. */
  sharpened?: number;
  /** Share of samples that repeat one of a few others; with a word changed: near copies. */
  copied?: number;
  reworded?: boolean;
  /** Share of samples built from one template with words to fill in. */
  templates?: number;
  /** Share of words that no person knows. */
  invented?: number;
  /** Part of each text that is left. */
  shortened?: number;
  /** Numbers end at these standard deviations, or are all one. */
  numbersWithin?: number;
  oneNumber?: boolean;
  /** Numbers of people, moved by standard deviations. */
  numbersMoved?: number;
  /** Scale of embeddings about their topic, and topics that are left. */
  embeddingScale?: number;
  topics?: number;
  embeddingsMoved?: number;
  /** Without the rare label, without what must be kept, and in one language. */
  lostLabel?: boolean;
  /** One answer to a prompt, whoever is asked. */
  oneAnswer?: boolean;
  /** Nats a token, in place of people's 3. */
  nats?: number;
  /** Human texts that the model scored: nats that rare words cost more. */
  surprise?: number;
  /** What samples say of their origin. */
  origin?: Origin;
  /** Share that claims a person, of what carries no log probability. */
  humanShare?: number;
  unsourced?: boolean;
  /** Samples without text, of this many different contents. */
  textless?: number;
}

const TOPICS = 10;
const WIDTH = 12;
const PROMPTS = 60;
const TYPES = 6_000;
const LITTLE = [
  "the of and to in a is that it for was on with as by at be this from or which have an they one you were all her she",
  "there would their we him been has when who will no more if out so up said what its about than into them can only",
  "other time new some could these two may first then do any like my now over such our man me even most made after also",
  "did many off before must well back through years where much your way down should because long each just state those",
].flatMap((line) => line.split(" "));
const ENDINGS = ["", "ing", "ed", "ly", "s", "tion", "er", ""];
const SYLLABLES = "ba de ki lo mu na pe ri so tu va we xi yo za cho dra fle gri sta".split(" ");

/** Common words are English; the rest are pronounceable stems with endings, each of its own rank. */
function nameOf(rank: number): string {
  const little = LITTLE[rank];
  if (little) return little;
  let stem = "";
  for (let left = rank; left > 0; left = Math.floor(left / SYLLABLES.length))
    stem += SYLLABLES[left % SYLLABLES.length];
  return `${stem}${ENDINGS[rank % ENDINGS.length]}`;
}

const lawOf = (power: number) => aliasTable(zipfWeights(TYPES, 1.05, 2.7).map((weight) => weight ** power));

/** Samples with text, prompt, labels, numbers, embedding, log probability and origin: people, or what a model made of them. Seeded. */
export function population(count: number, seed: string, planted: Planted = {}): Sample[] {
  const source = random(seed);
  const law = lawOf(planted.sharpened ?? 1);
  const whole = Array.from({ length: count }, (_, i) => sampleOf(`${seed}/${i}`, source, law, planted));
  const copied = whole.map((sample) => copyOf(sample, whole, source, planted));
  return planted.surprise === undefined ? copied : [...copied, ...scored(planted.surprise)];
}

function sampleOf(id: string, source: Random, law: ReturnType<typeof aliasTable>, planted: Planted): Sample {
  const origin = planted.origin ?? "synthetic";
  if (planted.textless) {
    const content = random(`content ${source.below(planted.textless)}`);
    return { id, embedding: embeddingOf(content, content.below(TOPICS), planted), origin };
  }
  const topic = source.below(planted.topics ?? TOPICS);
  const prompt = source.below(PROMPTS);
  const words = textOf(planted.oneAnswer ? random(`prompt ${prompt}`) : source, topic, law, planted);
  const isRare = source.uniform() < 0.04 && !planted.lostLabel;
  if (isRare) words.push("emergency");
  if (source.uniform() < 0.05 && !planted.lostLabel) words.push("keepsake");
  const isClaimed = source.uniform() < (planted.humanShare ?? 0);
  return {
    id,
    text: words.join(" "),
    prompt: `prompt ${prompt}`,
    promptId: `prompt-${prompt}`,
    labels: [`topic ${topic}`, ...(isRare ? ["urgent"] : [])].toSorted(),
    values: { score: numberOf(source, planted), price: Math.exp(numberOf(source, planted)) },
    embedding: embeddingOf(source, topic, planted),
    tokens: words.length,
    ...(isClaimed ? {} : { logprob: -words.length * Math.max(0.1, (planted.nats ?? 3) + 0.5 * normalFrom(source)) }),
    origin: isClaimed ? "human" : origin,
    facets: { language: topic % 3 === 0 && !planted.lostLabel ? "de" : "en" },
    ...(planted.unsourced ? {} : { provenance: { source: "survey", parents: [] } }),
  };
}

function textOf(source: Random, topic: number, law: ReturnType<typeof aliasTable>, planted: Planted): string[] {
  const length = Math.max(2, Math.round((14 + source.below(24)) * (planted.shortened ?? 1)));
  const draw = () => {
    if (source.uniform() < (planted.invented ?? 0.002)) return `zz${source.uint32().toString(36)}`;
    const rank = drawAlias(law, source);
    return source.below(3) === 0 && rank > LITTLE.length
      ? nameOf(LITTLE.length + ((rank * TOPICS + topic) % TYPES))
      : nameOf(rank);
  };
  if (source.uniform() < (planted.templates ?? 0)) {
    return [
      "in",
      "the",
      draw(),
      "of",
      "the",
      draw(),
      "there",
      "was",
      "a",
      draw(),
      "that",
      "they",
      "could",
      "not",
      draw(),
    ];
  }
  const words = Array.from({ length }, draw);
  if (source.uniform() < 0.1) words.splice(source.below(words.length), 0, ..."at the end of the day it was".split(" "));
  return words;
}

function numberOf(source: Random, planted: Planted): number {
  const drawn = normalFrom(source);
  if (planted.oneNumber && source.uniform() < 0.6) return 0.125;
  const within = planted.numbersWithin ?? Number.POSITIVE_INFINITY;
  return Math.max(-within, Math.min(within, drawn * (within < 9 ? within : 1))) + (planted.numbersMoved ?? 0);
}

function embeddingOf(source: Random, topic: number, { embeddingScale = 1, embeddingsMoved = 0 }: Planted): number[] {
  return Array.from({ length: WIDTH }, (_, axis) => {
    const centre = (axis === topic ? 2 : 0) * Math.min(1, embeddingScale * 1.5);
    return centre + 0.5 * embeddingScale * normalFrom(source) + embeddingsMoved + (axis === WIDTH - 1 ? 1 : 0);
  });
}

function copyOf(sample: Sample, whole: readonly Sample[], source: Random, { copied = 0, reworded }: Planted): Sample {
  if (source.uniform() >= copied) return sample;
  const original = whole[source.below(Math.min(8, whole.length))] ?? sample;
  const words = original.text?.split(" ") ?? [];
  if (reworded) words[source.below(words.length)] = nameOf(LITTLE.length + source.below(2_000));
  return { ...sample, ...(original.text === undefined ? {} : { text: words.join(" ") }) };
}

/** Human texts that the model was asked to score, the same of every generation: they are none of its output. */
function scored(surprise: number): Sample[] {
  const source = random("scored");
  const law = lawOf(1);
  return Array.from({ length: 400 }, (_, i) => {
    const words = textOf(source, i % TOPICS, law, {});
    const rare = words.filter((word) => !LITTLE.includes(word)).length / words.length;
    const logprob = -words.length * (3 + surprise * rare + 0.1 * normalFrom(source));
    return { id: `scored/${i}`, text: words.join(" "), origin: "human", tokens: words.length, logprob };
  });
}
