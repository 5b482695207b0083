import { execFile } from "node:child_process";
import { globSync, mkdirSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, totalmem } from "node:os";
import { basename, dirname, join } from "node:path";
import { parseArgs, promisify } from "node:util";
import type { Figure } from "./part.ts";
import { tableOf } from "./table.ts";

const FOLDER = import.meta.dirname;
const RESULT = join(FOLDER, "results/engine.generated.json");
const run = promisify(execFile);

const { values } = parseArgs({ options: { only: { type: "string" }, out: { type: "string" } } });
const wanted = values.only?.split(",");
const files = globSync("parts/*.ts", { cwd: FOLDER })
  .map((path) => basename(path))
  .filter((file) => !file.endsWith(".test.ts") && (wanted?.includes(file.replace(".ts", "")) ?? true))
  .sort();

async function figuresOf(file: string): Promise<Figure[]> {
  const options = { maxBuffer: 1e8 };
  const { stdout } = await run(process.execPath, ["--expose-gc", join(FOLDER, "one.ts"), file], options);
  return JSON.parse(stdout);
}

const commit = async () => (await run("git", ["rev-parse", "--short", "HEAD"], { cwd: FOLDER })).stdout.trim();
const isChanged = async () => (await run("git", ["status", "--porcelain", "-uno"], { cwd: FOLDER })).stdout !== "";

const parts: { part: string; figures: Figure[] }[] = [];
for (const file of files) {
  const part = file.replace(".ts", "");
  process.stderr.write(`${part}…\n`);
  parts.push({ part, figures: await figuresOf(file) });
}
process.stdout.write(tableOf(parts.flatMap(({ figures }) => figures)));
const out = values.out ?? (wanted ? undefined : RESULT);
if (out) {
  const [cpu] = cpus();
  const report = {
    command: `npm run bench:engine${wanted ? ` -- --only ${wanted.join(",")}` : ""}`,
    commit: `${await commit()}${(await isChanged()) ? ", changed" : ""}`,
    machine: {
      processor: cpu?.model ?? "unknown",
      threads: availableParallelism(),
      memoryMb: Math.round(totalmem() / 2 ** 20),
      node: process.version,
      platform: `${process.platform} ${process.arch}`,
    },
    parts,
  };
  mkdirSync(dirname(out), { recursive: true });
  writeFileSync(out, `${JSON.stringify(report, null, 1)}\n`);
}
