import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { parseArgs } from "node:util";
import { humanOf, type Piece } from "./human.ts";
import type { Line, Plan } from "./lineage.ts";
import { drawnPlans, textPlans } from "./plans.ts";
import { speechPieces } from "./speeches.ts";

const HELP = `Usage: node bench/detection/breed-zoo.ts DIR [CORPUS.json…] [--only PATTERN] [--speeches] [--drawn]
Writes lineages of every kind as files for bench/detection/zoo.ts: DIR/<corpus>/<kind>/gen-<k>.ndjson, control.ndjson,
events.yaml and expected.json. A corpus is a JSON array of {"text", "group", "year"?}, one sentence each; several are also
each other's change of topic. --speeches: the State of the Union sentences; --drawn: numbers, embeddings, labels, Zipf worlds.
`;

const ndjson = (lines: readonly Line[]) => lines.map((line) => `${JSON.stringify(line)}\n`).join("");

function write(folder: string, plan: Plan): void {
  const own = join(folder, plan.slug);
  mkdirSync(own, { recursive: true });
  const { generations, control, events } = plan.breed();
  for (const { index, lines } of generations) writeFileSync(join(own, `gen-${index}.ndjson`), ndjson(lines));
  if (control) writeFileSync(join(own, "control.ndjson"), ndjson(control));
  if (events) writeFileSync(join(own, "events.yaml"), events);
  writeFileSync(join(own, "expected.json"), `${JSON.stringify(plan.expected)}\n`);
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string", default: "" },
    speeches: { type: "boolean", default: false },
    drawn: { type: "boolean", default: false },
    help: { type: "boolean" },
  },
});
const [folder, ...files] = positionals;
if (values.help || folder === undefined) {
  process.stdout.write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  const only = new RegExp(values.only);
  const corpora = files.map((file) => ({
    name: basename(file, ".json"),
    pieces: JSON.parse(readFileSync(file, "utf8")) as Piece[],
  }));
  if (values.speeches) corpora.push({ name: "speeches", pieces: speechPieces() });
  const sets: [string, () => Plan[]][] = corpora.map(({ name, pieces }, i) => {
    const others = corpora.filter((_, j) => j === (i + 1) % corpora.length && j !== i);
    return [name, () => textPlans(humanOf(pieces, name), others)];
  });
  if (values.drawn) sets.push(["drawn", drawnPlans]);
  for (const [name, plans] of sets) {
    for (const plan of plans()) {
      if (!only.test(`${name}/${plan.slug}`)) continue;
      const started = Date.now();
      try {
        write(join(folder, name), plan);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        process.stdout.write(`${name}/${plan.slug}: left out, ${error.message}\n`);
        continue;
      }
      process.stdout.write(`${name}/${plan.slug} ${((Date.now() - started) / 1000).toFixed(1)} s\n`);
    }
  }
}
