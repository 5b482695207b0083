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
writes bench/calibrate/results/SUITE.generated.json, and ends with 1 when a promise is not met.
`;
const FOLDER = join(import.meta.dirname, "results");

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
  const worlds = suite.worlds.filter((world) => values.world === undefined || values.world === world);
  const runs = Number(values.runs ?? suite.runs);
  const reports: Record<string, Report> = {};
  process.stdout.write(`\n${suite.id}: ${suite.title}\n`);
  for (const world of worlds) {
    const options = { runs, seed: values.seed, processes: Number(values.processes) };
    const report = suite.report(world, await outcomesOf(suite, world, options));
    reports[world] = report;
    print(world, report);
  }
  if (values.world === undefined) {
    const command = `npm run bench:calibration -- --suite ${suite.id} --runs ${runs} --seed ${values.seed}`;
    const commit = execFileSync("git", ["rev-parse", "--short", "HEAD"], { encoding: "utf8" }).trim();
    mkdirSync(FOLDER, { recursive: true });
    writeFileSync(
      join(FOLDER, `${suite.id}.generated.json`),
      `${JSON.stringify({ command, commit, reports }, null, 1)}\n`,
    );
  }
  return Object.values(reports).every(({ bands }) => bands.every(isMet));
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
