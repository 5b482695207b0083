import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { type Loop, type Outcome, outcomesOf, type Recursion } from "./loop.ts";
import { speechLoop } from "./speech-loop.ts";
import { worldLoop } from "./world-loop.ts";

const HELP = `Usage: npm run bench:quantities [-- --source world|speech --seeds 20 --json FILE]
Breeds lineages until they get a ticket, injects what the ticket asks (at random, chosen, nothing), and judges the next
generation: how often a stratum shows the retention that its ticket names.
`;
const RECURSIONS: readonly (Recursion & { bundle: { world: number; speech: number } })[] = [
  { name: "replace", temperature: 1, freshShare: 0, generations: 5, bundle: { world: 4_000, speech: 7_000 } },
  { name: "sharpened", temperature: 0.92, freshShare: 0, generations: 3, bundle: { world: 4_000, speech: 7_000 } },
  { name: "human 30%", temperature: 1, freshShare: 0.3, generations: 6, bundle: { world: 2_000, speech: 4_000 } },
];

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "20" },
    source: { type: "string", default: "world" },
    recursion: { type: "string" },
    json: { type: "string" },
    help: { type: "boolean" },
  },
});

function loopOf(source: string, recursion: (typeof RECURSIONS)[number], seed: number): Loop {
  if (source === "world") return worldLoop(recursion, recursion.bundle.world, `quantities/${recursion.name}/${seed}`);
  if (source === "speech")
    return speechLoop(recursion, recursion.bundle.speech, `quantities/${recursion.name}/${seed}`);
  throw new Error(HELP);
}

const mean = (of: readonly number[]) => of.reduce((sum, each) => sum + each, 0) / of.length;

function print(outcomes: readonly Outcome[]): void {
  const keyOf = ({ recursion, injected, decoding, stratum }: Outcome) =>
    [recursion.padEnd(10), injected.padEnd(8), decoding.padEnd(9), stratum.padEnd(10)].join("  ");
  const groups = Map.groupBy(outcomes, keyOf);
  process.stdout.write(
    "recursion   injected  decoding   stratum     runs  reached  samples  led by     before  expected  after (least)  mass  breaches\n",
  );
  for (const [key, runs] of groups) {
    const reached = runs.filter(({ after, target }) => after >= target).length;
    const breaches = runs.filter(({ verdict }) => verdict === "breach").length;
    process.stdout.write(
      `${key}  ${String(runs.length).padStart(4)}  ${`${Math.round((100 * reached) / runs.length)}%`.padStart(7)}  ${mean(
        runs.map(({ samples }) => samples),
      )
        .toFixed(0)
        .padStart(
          7,
        )}  ${runs[0]?.ledBy.padEnd(9)}  ${mean(runs.map(({ before }) => before)).toFixed(3)}     ${mean(runs.map(({ expected }) => expected.value)).toFixed(3)}  ${mean(runs.map(({ after }) => after)).toFixed(3)} (${Math.min(...runs.map(({ after }) => after)).toFixed(3)})  ${mean(runs.map(({ mass }) => mass)).toFixed(2)}  ${breaches}\n`,
    );
  }
}

if (values.help) process.stdout.write(HELP);
else {
  const outcomes: Outcome[] = [];
  for (const recursion of RECURSIONS.filter(({ name }) => !values.recursion || name === values.recursion)) {
    for (let seed = 0; seed < Number(values.seeds); seed++) {
      outcomes.push(...outcomesOf(recursion, loopOf(values.source, recursion, seed), seed));
    }
  }
  print(outcomes);
  if (values.json) writeFileSync(values.json, `${JSON.stringify(outcomes, null, 1)}\n`);
}
