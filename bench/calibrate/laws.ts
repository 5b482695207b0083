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

/** Top-p decoding of the whole law: only the likeliest events that make up a share of it are left, in every topic. */
export function nucleus(share: number): World {
  const whole = new Float64Array(LAW.topics[0]?.length ?? 0);
  for (const topic of LAW.topics) {
    normalised(topic).forEach((weight, event) => {
      whole[event] = (whole[event] ?? 0) + weight;
    });
  }
  const kept = likeliest(whole, share);
  return { topics: LAW.topics.map((topic) => topic.map((weight, event) => (kept.has(event) ? weight : 0))) };
}

/** Top-p decoding of each topic by itself: what one topic no longer says, another may go on saying. */
export const nucleusByTopic = (share: number): World => ({
  topics: LAW.topics.map((topic) => {
    const kept = likeliest(topic, share);
    return topic.map((weight, event) => (kept.has(event) ? weight : 0));
  }),
});

/** The likeliest events that make up a share of a law. */
function likeliest(law: Float64Array, share: number): Set<number> {
  const total = law.reduce((sum, weight) => sum + weight, 0);
  const kept = new Set<number>();
  let sum = 0;
  for (const event of Array.from(law.keys()).sort((a, b) => (law[b] ?? 0) - (law[a] ?? 0))) {
    if (sum >= share * total) break;
    kept.add(event);
    sum += law[event] ?? 0;
  }
  return kept;
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
