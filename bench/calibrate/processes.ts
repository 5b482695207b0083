import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import type { PopulationName } from "./populations/populations.ts";
import type { Chunk } from "./process.ts";
import type { Suite } from "./suite.ts";

/** Repetitions handed to a process at once. */
const CHUNK = 3;

/** Works all repetitions of a suite in one world. Returns outcomes by setting and repetition, whatever the number of processes. */
export async function outcomesOf(
  suite: Suite,
  world: PopulationName,
  { runs, seed, processes }: { runs: number; seed: string; processes: number },
): Promise<unknown[][]> {
  const outcomes = Array.from({ length: suite.settings(world) }, () => new Array<unknown>(runs));
  const chunks = outcomes.flatMap((_, setting) =>
    Array.from({ length: Math.ceil(runs / CHUNK) }, (_unused, i): Chunk => {
      const from = i * CHUNK;
      return { suite: suite.id, world, setting, from, to: Math.min(runs, from + CHUNK), seed };
    }),
  );
  const worked = async () => {
    const child = fork(join(import.meta.dirname, "process.ts"), { serialization: "advanced" });
    const ended = once(child, "exit").then(() => {
      throw new Error(`${suite.id} in ${world}: a process ended before its work was done`);
    });
    for (let chunk = chunks.shift(); chunk; chunk = chunks.shift()) {
      child.send(chunk);
      const [answer]: unknown[][] = await Promise.race([once(child, "message"), ended]);
      outcomes[chunk.setting]?.splice(chunk.from, chunk.to - chunk.from, ...(answer ?? []));
    }
    ended.catch(() => undefined);
    child.kill();
  };
  await Promise.all(Array.from({ length: processes }, worked));
  return outcomes;
}
