import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { type Answer, answersTo } from "./first-alarms.ts";
import { pictureOf } from "./picture.ts";
import { speechPieces } from "./speeches.ts";
import { tablesOf, tallyOf } from "./tally.ts";
import { FULL, human, losing } from "./trials.ts";

const HELP = `Usage: npm run bench:detection [-- --seeds 3 --out docs]
Sets Tailwatch beside the rules that teams write today: at which generation each first alarms while the tail of a lineage
goes, and how often it alarms of people. Prints both tables; writes detection.generated.json and detection.svg, anew after every seed.
`;

const { values } = parseArgs({
  options: {
    seeds: { type: "string", default: "3" },
    out: { type: "string", default: "docs" },
    help: { type: "boolean" },
  },
});
if (values.help) process.stdout.write(HELP);
else {
  const pieces = speechPieces();
  const seeds = Number(values.seeds);
  const lost: Answer[] = [];
  const people: Answer[] = [];
  for (let seed = 1; seed <= seeds; seed++) {
    for (const trial of losing(pieces, seed, FULL)) lost.push(...(await answersTo(trial)));
    for (const trial of human(pieces, seed, FULL)) people.push(...(await answersTo(trial)));
    const tally = tallyOf(lost, people, seed);
    writeFileSync(join(values.out, "detection.generated.json"), `${JSON.stringify(tally, null, 1)}\n`);
    writeFileSync(join(values.out, "detection.svg"), pictureOf(tally));
    process.stderr.write(`seed ${seed} of ${seeds} done\n`);
  }
  process.stdout.write(tablesOf(tallyOf(lost, people, seeds)));
}
