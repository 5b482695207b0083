import { type Random, random } from "#domain/stats/random.ts";
import { type AliasTable, aliasTable, drawAlias, multinomialCounts } from "./alias.ts";

/** Draws of one sample: a sample holds at most this many different events. */
export const DRAWS_A_SAMPLE = 30;
const EVENTS = 20_000;
const TOPICS = 40;
const EXPONENT = 1.05;

/**
 * World W: a law over events by topic, whose collapse can be computed. Weights need not be normalised.
 * Every topic is half the common law, half the same law over events in an order of its own.
 */
export interface World {
  topics: readonly Float64Array[];
}

/** Zipf-Mandelbrot weights 1/(rank + shift)^exponent of ranks 1…size. */
export function zipfWeights(size: number, exponent: number, shift = 0): Float64Array {
  return Float64Array.from({ length: size }, (_, i) => 1 / (i + 1 + shift) ** exponent);
}

function shuffled(weights: Float64Array, source: Random): Float64Array {
  const order = weights.slice();
  for (let i = order.length - 1; i > 0; i--) {
    const j = source.below(i + 1);
    const kept = order[i] ?? 0;
    order[i] = order[j] ?? 0;
    order[j] = kept;
  }
  return order;
}

/** World W of a seed: 20,000 events with weights rank^-1.05, 40 topics. */
export function worldOf(seed: string): World {
  const common = zipfWeights(EVENTS, EXPONENT);
  const topics = Array.from({ length: TOPICS }, (_, topic) => {
    const own = shuffled(common, random(`${seed}/topic/${topic}`));
    return common.map((weight, event) => (weight + (own[event] ?? 0)) / 2);
  });
  return { topics };
}

/** The same world sharpened at temperature T: every weight to the power 1/T, per topic. */
export function sharpened(world: World, temperature: number): World {
  return { topics: world.topics.map((topic) => topic.map((weight) => weight ** (1 / temperature))) };
}

/** How many of `samples` samples are about each topic, each topic being as likely. */
function samplesByTopic(world: World, samples: number, source: Random): Float64Array {
  return multinomialCounts(new Float64Array(world.topics.length).fill(1), samples, source);
}

/**
 * The world as a model knows it that has counted a bundle of M samples: multinomial counts of 30 M draws.
 * A topic no sample was about is known as it was. O(M + events).
 */
export function resampled(world: World, bundleSamples: number, source: Random): World {
  const samples = samplesByTopic(world, bundleSamples, source);
  const topics = world.topics.map((topic, t) => {
    const draws = (samples[t] ?? 0) * DRAWS_A_SAMPLE;
    return draws === 0 ? topic : multinomialCounts(topic, draws, source);
  });
  return { topics };
}

/** Samples of a world: a uniform topic, 30 draws from its law. Returns for every sample its draws, ascending. O(samples). */
export function drawWorld(world: World, samples: number, source: Random): Int32Array[] {
  const tables: AliasTable[] = world.topics.map((topic) => aliasTable(topic));
  return Array.from({ length: samples }, () => {
    const table = tables[source.below(tables.length)];
    if (table === undefined) throw new RangeError("A world needs a topic.");
    return Int32Array.from({ length: DRAWS_A_SAMPLE }, () => drawAlias(table, source)).sort();
  });
}

/** Samples of a world as the sets of events they hold: each event of a sample's draws once, ascending. O(samples). */
export function sampleWorld(world: World, samples: number, source: Random): Int32Array[] {
  return drawWorld(world, samples, source).map((drawn) =>
    drawn.filter((event, i) => i === 0 || event !== drawn[i - 1]),
  );
}
