import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { playwrightCount, type Tally, vitestCount } from "./tally.ts";

/** A check: a command, and how to count what it found when it says more than yes or no. */
type Check = {
  readonly name: string;
  readonly command: readonly string[];
  readonly env?: Record<string, string>;
  readonly count?: () => Tally;
};

const scratch = mkdtempSync(join(tmpdir(), "tailwatch-checks-"));
const report = (name: string) => join(scratch, `${name}.json`);
const read = (name: string): unknown => JSON.parse(readFileSync(report(name), "utf8"));
const local = (name: string, ...args: string[]) => [
  process.execPath,
  join("node_modules", ...name.split("/")),
  ...args,
];

const CHECKS: readonly Check[] = [
  { name: "format and lint", command: local("@biomejs/biome/bin/biome", "check", "--error-on-warnings", ".") },
  // Types of pages and routes are generated; a fresh clone has none.
  { name: "route types", command: local("next/dist/bin/next", "typegen") },
  { name: "types", command: local("typescript/bin/tsc", "--noEmit") },
  { name: "floors", command: [process.execPath, "bin/floors.ts"] },
  { name: "dead code", command: local("knip/bin/knip.js", "--no-progress") },
  {
    name: "unit, property and database tests",
    command: local(
      "vitest/vitest.mjs",
      "run",
      "--reporter=dot",
      "--reporter=json",
      `--outputFile.json=${report("unit")}`,
    ),
    count: () => vitestCount(read("unit")),
  },
  { name: "build", command: [process.execPath, "bin/boot.mjs", "build"] },
  {
    name: "browser tests",
    command: local("@playwright/test/cli.js", "test", "--reporter=list,json"),
    env: { PLAYWRIGHT_JSON_OUTPUT_FILE: report("browser") },
    count: () => playwrightCount(read("browser")),
  },
];

/** Runs one check with its talk on our stdout. Returns its tally; one that crashes counts as at least one failure. */
async function outcome(check: Check): Promise<Tally> {
  const [program = "", ...args] = check.command;
  const started = Date.now();
  process.stdout.write(`\n── ${check.name}\n`);
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1", FORCE_COLOR: "0", NO_COLOR: "1", ...check.env };
  const code = await new Promise<number>((resolve) => {
    const child = spawn(program, args, { env, stdio: ["ignore", "inherit", "inherit"] });
    child.once("error", () => resolve(1));
    child.once("exit", (status) => resolve(status ?? 1));
  });
  const tally = counted(check, code);
  const seconds = Math.round((Date.now() - started) / 1000);
  process.stdout.write(`── ${check.name}: ${tally.passed} passed, ${tally.failed} failed (${seconds} s)\n`);
  return tally;
}

function counted(check: Check, code: number): Tally {
  const plain = code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
  if (check.count === undefined) return plain;
  try {
    const tally = check.count();
    return { passed: tally.passed, failed: Math.max(tally.failed, plain.failed) };
  } catch (error) {
    // Without a report nothing was proven, whatever the exit code says.
    process.stdout.write(`${check.name} left no report: ${error}\n`);
    return { passed: 0, failed: 1 };
  }
}

const wanted = process.argv.slice(2);
const total = { passed: 0, failed: 0 };
for (const check of CHECKS) {
  if (wanted.length > 0 && !wanted.some((word) => check.name.includes(word))) continue;
  const { passed, failed } = await outcome(check);
  total.passed += passed;
  total.failed += failed;
}
rmSync(scratch, { recursive: true, force: true });
process.stdout.write(`\n${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 && total.passed > 0 ? 0 : 1;
