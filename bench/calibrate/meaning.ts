import { parseArgs } from "node:util";
import { budgetOf } from "#domain/budget.ts";
import { type KindJudgement, rejectedVerdict } from "#domain/kind.ts";
import { defaultPolicies } from "#domain/policy.ts";
import { judgeMeaning } from "#domain/rows/judge-meaning.ts";
import { normalFrom } from "#domain/simulate/laws.ts";
import { type Random, random } from "#domain/stats/random.ts";
import { type Rows, rowsOf } from "#domain/summary/rows.ts";

const HELP = `Usage: node bench/calibrate/meaning.ts [--splits 100] [--law modes] [--width 64]
People against people in one cloud of embeddings, and the same cloud with modes lost, moved, shrunk or narrowed.
Prints how often each phase and verdict was given: under "same" every watch and breach is a false alarm.
`;

const MODES = 24;

/** A law of embeddings; `keep`: whether a mode is still reached, `noise`: within a mode, `move`: along the first axes. */
interface Change {
  keep?: (mode: number) => boolean;
  noise?: number;
  move?: number;
  shrink?: number;
}
type Law = (source: Random, width: number, change: Change) => number[];

/** Modes on random directions, the k-th in about the share 1/(k + 4); the rarest hold about 2% each. */
const modes: Law = (source, width, { keep = () => true, noise = 1, move = 0, shrink = 1 }) => {
  let mode = 0;
  do mode = Math.floor(4 * ((MODES + 4) / 4) ** source.uniform()) - 4;
  while (!keep(mode));
  const center = random(`mode/${mode}`);
  return Array.from(
    { length: width },
    (_, j) => shrink * (normalFrom(center) + 0.5 * noise * normalFrom(source)) + (j < width / 8 ? move : 0),
  );
};

/** One cloud without modes, far from the origin, as sentence encoders give it. */
const cloud: Law = (source, width, { noise = 1, move = 0, shrink = 1 }) =>
  Array.from(
    { length: width },
    (_, j) => 0.6 + (shrink * noise * normalFrom(source)) / (1 + j / 8) + (j < width / 8 ? move : 0),
  );

const LAWS: Record<string, Law> = { modes, cloud };
const CHANGES: Record<string, Change> = {
  same: {},
  "one rare mode lost": { keep: (mode) => mode !== MODES - 1 },
  "the rarest three lost": { keep: (mode) => mode < MODES - 3 },
  moved: { move: 1 },
  shrunk: { shrink: 0.8 },
  narrowed: { noise: 0.6 },
};
const SIZES = [
  { reference: 2_000, generation: 500 },
  { reference: 2_000, generation: 5_000 },
  { reference: 5_000, generation: 1_000 },
] as const;

function judged(
  draw: () => number[],
  change: () => number[],
  sizes: (typeof SIZES)[number],
  seed: string,
): KindJudgement {
  const source = random(`${seed}/keys`);
  const drawn = (n: number, of: () => number[]): Rows =>
    rowsOf(Array.from({ length: n }, (_, key) => ({ key: key * 50 + source.below(50), embedding: of() })));
  const policies = defaultPolicies();
  return judgeMeaning({
    catalogue: drawn(sizes.reference / 2, draw),
    control: drawn(sizes.reference / 2, draw),
    generation: drawn(sizes.generation, change),
    copies: null,
    policies,
    budget: budgetOf(policies.budget, 1, ["meaning"]),
    seed,
    bundle: sizes.generation,
  });
}

const { values } = parseArgs({
  options: {
    splits: { type: "string", default: "100" },
    law: { type: "string" },
    width: { type: "string", default: "64" },
    help: { type: "boolean" },
  },
});
if (values.help) process.stdout.write(HELP);
else {
  for (const [name, law] of Object.entries(LAWS)) {
    if (values.law && values.law !== name) continue;
    for (const [changed, change] of Object.entries(CHANGES)) {
      for (const sizes of SIZES) {
        const runs = changed === "same" ? Number(values.splits) : Math.ceil(Number(values.splits) / 10);
        const tally = new Map<string, number>();
        for (let run = 0; run < runs; run++) {
          const seed = `${name}/${changed}/${sizes.reference}/${sizes.generation}/${run}`;
          const source = random(seed);
          const width = Number(values.width);
          const people = () => law(source, width, {});
          const { decision, judged: all } = judged(people, () => law(source, width, change), sizes, seed);
          const rejected = rejectedVerdict(all);
          const key = `${decision.phase} ${rejected === "breach" ? decision.cap : (rejected ?? "ok")}`;
          tally.set(key, (tally.get(key) ?? 0) + 1);
        }
        const told = Array.from(tally, ([key, count]) => `${key} ${count}`).join(", ");
        process.stdout.write(`${name}, ${changed}, ${sizes.reference} v ${sizes.generation}, ${runs} runs: ${told}\n`);
      }
    }
  }
}
