import type { PopulationName } from "./populations/populations.ts";
import { suiteOf } from "./suites/suites.ts";

/** A few repetitions of one setting. The seed of each says what it is, so that the process that works it makes no difference. */
export interface Chunk {
  suite: string;
  world: PopulationName;
  setting: number;
  from: number;
  to: number;
  seed: string;
}

process.on("message", ({ suite, world, setting, from, to, seed }: Chunk) => {
  const outcomes: unknown[] = [];
  for (let run = from; run < to; run++) {
    outcomes.push(suiteOf(suite).work(world, setting, `${seed}/${suite}/${world}/${setting}/${run}`));
  }
  process.send?.(outcomes);
});
