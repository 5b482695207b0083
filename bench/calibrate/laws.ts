import { resampled, sharpened, type World } from "#domain/simulate/world.ts";
import type { Random } from "#domain/stats/random.ts";
import { LAW } from "./populations/populations.ts";

/** The law after some generations that each know only M samples of the one before. */
export function recursion(bundle: number, generations: number, source: Random): World {
  let law = LAW;
  for (let g = 0; g < generations; g++) law = resampled(law, bundle, source);
  return law;
}

/** Generations of which a share of every bundle is fresh human samples: the model's counts and the human law, mixed. */
export function withFreshHumans(bundle: number, share: number, generations: number, source: Random): World {
  let law = LAW;
  for (let g = 0; g < generations; g++) law = resampled(mixed(law, LAW, share), bundle, source);
  return law;
}

const normalised = (topic: Float64Array) => {
  const total = topic.reduce((sum, weight) => sum + weight, 0);
  return topic.map((weight) => weight / total);
};

/** A law of which a share of the samples' draws comes from another. */
export function mixed(law: World, other: World, share: number): World {
  return {
    topics: law.topics.map((topic, t) => {
      const [own, foreign] = [normalised(topic), normalised(other.topics[t] ?? topic)];
      return own.map((weight, event) => (1 - share) * weight + share * (foreign[event] ?? 0));
    }),
  };
}

export const atTemperature = (temperature: number) => sharpened(LAW, temperature);

/** Only the likeliest events of every topic that make up a share of its law (top-p decoding). */
export function nucleus(share: number): World {
  return {
    topics: LAW.topics.map((topic) => {
      const order = Array.from(topic.keys()).sort((a, b) => (topic[b] ?? 0) - (topic[a] ?? 0));
      const total = topic.reduce((sum, weight) => sum + weight, 0);
      const kept = new Float64Array(topic.length);
      let sum = 0;
      for (const event of order) {
        if (sum >= share * total) break;
        kept[event] = topic[event] ?? 0;
        sum += kept[event] ?? 0;
      }
      return kept;
    }),
  };
}

/** People who speak of some of the topics only. */
export const fewTopics = (topics: number): World => ({ topics: LAW.topics.slice(0, topics) });

/** Events rarer than the commonest `known` give a share of their weight to as many that no human sample holds. */
export function invented(known: number, share: number): World {
  const rare = (event: number) => event >= known;
  return {
    topics: LAW.topics.map((topic) => {
      const kept = topic.map((weight, event) => (rare(event) ? weight * (1 - share) : weight));
      const unheard = topic.map((weight, event) => (rare(event) ? weight * share : 0));
      return Float64Array.from([...kept, ...unheard]);
    }),
  };
}
