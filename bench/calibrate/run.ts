import { execFileSync } from "node:child_process";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { fixed } from "./figures.ts";
import { POPULATION_NAMES } from "./populations/populations.ts";
import { outcomesOf } from "./processes.ts";
import { isMet, type Report, type Suite } from "./suite.ts";
import { SUITES, suiteOf } from "./suites/suites.ts";

const HELP = `Usage: npm run bench:calibration [-- --suite ${SUITES.map(({ id }) => id).join("|")}|all]
  [--world ${POPULATION_NAMES.join("|")}] [--runs N] [--seed NAME] [--processes N]
Judges what is known to be human, and what is known to be lost, many times over. Prints a table and the promises of each suite,
writes bench/calibrate/results/SUITE-WORLD.generated.json, and ends with 1 when a promise is not met.
`;
const FOLDER = join(import.meta.dirname, "results");
/** What is measured: read at the start, since a long run outlives commits. */
const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();

const { values } = parseArgs({
  options: {
    suite: { type: "string", default: "all" },
    world: { type: "string" },
    runs: { type: "string" },
    seed: { type: "string", default: "calibration" },
    processes: { type: "string", default: "2" },
    help: { type: "boolean" },
  },
});

/** Runs one suite in its worlds. Returns whether every promise was met. */
async function run(suite: Suite): Promise<boolean> {
  const runs = Number(values.runs ?? suite.runs);
  let isAllMet = true;
  process.stdout.write(`\n${suite.id}: ${suite.title}\n`);
  for (const world of suite.worlds.filter((each) => values.world === undefined || values.world === each)) {
    const options = { runs, seed: values.seed, processes: Number(values.processes) };
    const report = suite.report(world, await outcomesOf(suite, world, options));
    const command = `npm run bench:calibration -- --suite ${suite.id} --world ${world} --runs ${runs} --seed ${values.seed}`;
    print(world, report);
    keep(`${suite.id}-${world}`, command, report);
    isAllMet = report.bands.every(isMet) && isAllMet;
  }
  return isAllMet;
}

/** Keeps a report with the command and the commit it came from, one row or promise a line. */
function keep(name: string, command: string, { head, rows, bands }: Report): void {
  const list = (all: readonly unknown[]) => `[\n${all.map((each) => `  ${JSON.stringify(each)}`).join(",\n")}\n ]`;
  const members = Object.entries({ command, commit, head }).map(
    ([key, value]) => ` "${key}": ${JSON.stringify(value)}`,
  );
  members.push(` "rows": ${list(rows)}`, ` "bands": ${list(bands)}`);
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, `${name}.generated.json`), `{\n${members.join(",\n")}\n}\n`);
}

function print(world: string, { head, rows, bands }: Report): void {
  const widths = head.map((cell, i) => Math.max(cell.length, ...rows.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) =>
    row.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join("  ");
  const promises = bands.map((band) => {
    const { what, value, low, high, n } = band;
    return `${isMet(band) ? "met   " : "MISSED"} ${what} = ${fixed(value, 4)} in [${fixed(low, 4)}, ${fixed(high, 4)}], n ${n}`;
  });
  process.stdout.write(`\n${[world, line(head), ...rows.map(line), ...promises].join("\n")}\n`);
}

if (values.help) process.stdout.write(HELP);
else {
  let isAllMet = true;
  for (const suite of values.suite === "all" ? SUITES : [suiteOf(values.suite)])
    isAllMet = (await run(suite)) && isAllMet;
  process.exitCode = isAllMet ? 0 : 1;
}
