import { parseArgs } from "node:util";
import { freezeReference } from "#domain/comparison/comparison.ts";
import { judgeGeneration } from "#domain/judge-generation.ts";
import type { GenerationJudgement } from "#domain/judgement.ts";
import { defaultPolicies } from "#domain/policy.ts";
import type { ReferenceRecords } from "#domain/reference.ts";
import { worldOf } from "#domain/simulate/world.ts";
import { worldRecords } from "#domain/simulate/world-records.ts";
import { type Random, random } from "#domain/stats/random.ts";
import { incidence } from "#domain/summary/incidence.ts";
import { summarise } from "#domain/summary/summary.ts";
import { TOOLS } from "#engine/deflate.ts";
import { TOKENIZER, tokenise } from "#engine/tokenise.ts";
import { pools } from "../demo/pools.ts";
import { tableOf } from "./table.ts";

const HELP = `Usage: npm run bench:calibration [-- --splits 200 --source speech|world|labels]
Judges people against other people many times: what is raised is a false alarm. Prints, by metric, the mean of the value,
its true and stated error, the cover of the interval, the chance of a small adjusted p, and the verdicts.
`;
const SETTINGS = [
  { reference: 1_000, generation: 300 },
  { reference: 2_500, generation: 1_000 },
  { reference: 5_000, generation: 300 },
  { reference: 5_000, generation: 2_500 },
] as const;
const LABELS = 100;

/** Two disjoint sets of human samples: a reference and a generation. */
type Draw = (
  reference: number,
  generation: number,
  run: number,
  source: Random,
) => [ReferenceRecords, ReferenceRecords];

function speech(): Draw {
  const { reference, training, fresh } = pools();
  const texts = [...reference, ...training, ...fresh].map(({ text }) => text);
  return (nReference, nGeneration, run, source) => {
    for (let i = 0; i < nReference + nGeneration; i++) {
      const j = i + source.below(texts.length - i);
      [texts[i], texts[j]] = [texts[j] ?? "", texts[i] ?? ""];
    }
    const records = (from: number, to: number) =>
      read(
        texts.slice(from, to).map((text) => ({ id: "~", text })),
        run,
      );
    return [records(0, nReference), records(nReference, nReference + nGeneration)];
  };
}

function world(): Draw {
  const law = worldOf("calibration");
  return (reference, generation, _, source) => [
    worldRecords(law, reference, source),
    worldRecords(law, generation, source),
  ];
}

/** Records of one label each, the k-th commonest of 100 in the share 1/k. */
const labels = (): Draw => (reference, generation, run, source) => {
  const label = () => `l${Math.floor(LABELS ** source.uniform())}`;
  const records = (n: number) =>
    read(
      Array.from({ length: n }, () => ({ id: "~", labels: [label()] })),
      run,
    );
  return [records(reference), records(generation)];
};

function read(samples: { id: string; text?: string; labels?: string[] }[], run: number): ReferenceRecords {
  const { samples: tokenised, texts } = tokenise(samples, `calibration/${run}`, new Map(), () => []);
  return { tokenizer: TOKENIZER, incidence: incidence(tokenised), texts };
}

function judged([human, further]: [ReferenceRecords, ReferenceRecords], seed: string): GenerationJudgement {
  const generation = summarise(further.tokenizer, further.incidence, further.texts);
  return judgeGeneration({
    reference: freezeReference([human]),
    source: "control",
    generation,
    facts: { index: 1, samples: generation.samples, rejected: 0, bundle: null },
    policies: defaultPolicies(),
    looks: 1,
    declared: { pinned: [], named: [] },
    tools: TOOLS,
    seed,
    isMismatched: false,
  }).judgement;
}

const SOURCES: Record<string, () => Draw> = { speech, world, labels };
const { values } = parseArgs({
  options: { splits: { type: "string", default: "200" }, source: { type: "string" }, help: { type: "boolean" } },
});
if (values.help) process.stdout.write(HELP);
else {
  for (const source of values.source ? [values.source] : Object.keys(SOURCES)) {
    const draw = SOURCES[source]?.();
    if (!draw) throw new Error(`no source ${source}\n${HELP}`);
    for (const { reference, generation } of SETTINGS) {
      const runs = Array.from({ length: Number(values.splits) }, (_, run) => {
        const seed = `null/${source}/${reference}/${generation}/${run}`;
        return judged(draw(reference, generation, run, random(seed)), seed);
      });
      process.stdout.write(`\n${source}: ${reference} human samples as reference, ${generation} more as generation\n`);
      process.stdout.write(tableOf(runs));
    }
  }
}
