import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type ClosedLoop, closedLoops } from "./closed-loop.ts";
import type { Recursion } from "./lineage.ts";
import { speechLoop } from "./speech-loop.ts";
import { table } from "./table.ts";
import { worldLoop } from "./world-loop.ts";
import { written } from "./written.ts";

const HELP = `Usage: npm run bench:loop [-- --source world|speech --recursion NAME --seeds 50 --json FILE]
Breeds lineages until a generation opens a ticket, injects exactly what the ticket asks (and as many at random as it says
would do, and nothing), and lets the next generation verify it: how often each stratum reaches the retention that its
ticket names, and how often the ticket is verified.
`;
const RECURSIONS: readonly (Omit<Recursion, "generations"> & { bundle: { world: number; speech: number } })[] = [
  { name: "replace", temperature: 1, freshShare: 0, bundle: { world: 4_000, speech: 7_000 } },
  { name: "sharpened", temperature: 0.92, freshShare: 0, bundle: { world: 4_000, speech: 7_000 } },
  { name: "human 30%", temperature: 1, freshShare: 0.3, bundle: { world: 2_000, speech: 4_000 } },
];

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "50" },
    source: { type: "string", default: "world" },
    recursion: { type: "string" },
    json: { type: "string" },
    help: { type: "boolean" },
  },
});

function loopOf(source: string, bundle: (typeof RECURSIONS)[number]["bundle"], seed: string) {
  if (source === "world") return (recursion: Recursion) => worldLoop(recursion, bundle.world, seed);
  if (source === "speech") return (recursion: Recursion) => speechLoop(recursion, bundle.speech, seed);
  throw new Error(HELP);
}

if (values.help) process.stdout.write(HELP);
else {
  // Read first: a long run must not name a commit that came later.
  const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
  const loops: ClosedLoop[] = [];
  const without = new Map<string, number>();
  for (const { bundle, ...recursion } of RECURSIONS.filter(
    ({ name }) => !values.recursion || name === values.recursion,
  )) {
    for (let seed = 0; seed < Number(values.seeds); seed++) {
      const told = closedLoops(
        { ...recursion, generations: 1 },
        loopOf(values.source, bundle, `loop/${recursion.name}/${seed}`),
        seed,
      );
      if (told) loops.push(...told);
      else without.set(recursion.name, (without.get(recursion.name) ?? 0) + 1);
    }
  }
  process.stdout.write(table(loops, without));
  if (values.json) {
    const recursion = values.recursion ? ` --recursion "${values.recursion}"` : "";
    const command = `npm run bench:loop -- --source ${values.source} --seeds ${values.seeds}${recursion}`;
    writeFileSync(values.json, written({ command, commit }, loops, without));
  }
}
