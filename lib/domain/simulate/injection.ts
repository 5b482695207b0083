import type { Random } from "#domain/stats/random.ts";
import { aliasTable, drawAlias } from "./alias.ts";
import { DRAWS_A_SAMPLE, resampled, type World } from "./world.ts";

/** A human sample of a world before it is reduced to a set: its topic, and its draws with repeats. */
export interface DrawnSample {
  topic: number;
  draws: Int32Array;
}

/** Further human samples of a world, as people would collect them. */
export function humanPool(world: World, samples: number, source: Random): DrawnSample[] {
  const tables = world.topics.map((topic) => aliasTable(topic));
  return Array.from({ length: samples }, () => {
    const topic = source.below(tables.length);
    const table = tables[topic];
    if (table === undefined) throw new RangeError("A world needs a topic.");
    return { topic, draws: Int32Array.from({ length: DRAWS_A_SAMPLE }, () => drawAlias(table, source)) };
  });
}

/** The places of the `count` samples richest in what is wanted, in incidences per token; ties in the order given. */
export function richest(pool: readonly { wanted: number; tokens: number }[], count: number): number[] {
  const density = (i: number) => (pool[i]?.wanted ?? 0) / Math.max(1, pool[i]?.tokens ?? 1);
  return Array.from(pool.keys())
    .sort((a, b) => density(b) - density(a) || a - b)
    .slice(0, count);
}

/** The world as a model knows it that has counted M samples of another model and these human samples beside them. */
export function injectedWorld(model: World, bundle: number, human: readonly DrawnSample[], source: Random): World {
  const topics = resampled(model, bundle, source).topics.map((topic) => topic.slice());
  for (const { topic, draws } of human) {
    const counts = topics[topic];
    if (counts) for (const event of draws) counts[event] = (counts[event] ?? 0) + 1;
  }
  return { topics };
}
