import { once } from "node:events";
import { Worker } from "node:worker_threads";
import type { PopulationName } from "./populations/populations.ts";
import type { Suite } from "./suite.ts";
import type { Chunk } from "./thread.ts";

/** Repetitions handed to a thread at once. */
const CHUNK = 3;

/** Works all repetitions of a suite in one world. Returns outcomes by setting and repetition, whatever the number of threads. */
export async function outcomesOf(
  suite: Suite,
  world: PopulationName,
  { runs, seed, threads }: { runs: number; seed: string; threads: number },
): Promise<unknown[][]> {
  const outcomes = Array.from({ length: suite.settings(world) }, () => new Array<unknown>(runs));
  const chunks: Chunk[] = outcomes.flatMap((_, setting) =>
    Array.from({ length: Math.ceil(runs / CHUNK) }, (_unused, i) => {
      const from = i * CHUNK;
      return { suite: suite.id, world, setting, from, to: Math.min(runs, from + CHUNK), seed };
    }),
  );
  const workers = Array.from({ length: threads }, () => new Worker(new URL("./thread.ts", import.meta.url)));
  await Promise.all(
    workers.map(async (worker) => {
      for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) {
        worker.postMessage(chunk);
        const [worked]: [unknown[]] = (await once(worker, "message")) as [unknown[]];
        outcomes[chunk.setting]?.splice(chunk.from, worked.length, ...worked);
      }
      await worker.terminate();
    }),
  );
  return outcomes;
}
