import { DRAWS_A_SAMPLE, type World } from "../../simulate/world.ts";

/** Chance that one sample of a world holds each event: mean over topics of 1 − (1 − p)^30. */
export function chances(world: World): Float64Array {
  const held = new Float64Array(world.topics[0]?.length ?? 0);
  for (const topic of world.topics) {
    const sum = topic.reduce((all, weight) => all + weight, 0);
    for (let e = 0; e < topic.length; e++) {
      const p = (topic[e] as number) / sum;
      if (p > 0) held[e] = (held[e] as number) - Math.expm1(DRAWS_A_SAMPLE * Math.log1p(-p)) / world.topics.length;
    }
  }
  return held;
}

/** Events of those given that n samples are expected to show: what a measurement estimates, without its noise. */
export function expectedShown(chance: Float64Array, events: Iterable<number>, n: number): number {
  let shown = 0;
  for (const e of events) shown -= Math.expm1(n * Math.log1p(-(chance[e] as number)));
  return shown;
}
