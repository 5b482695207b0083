import { createReadStream } from "node:fs";
import { readFile, stat } from "node:fs/promises";
import { parseArgs } from "node:util";
import { visibleText } from "#domain/formats/excerpt.ts";
import { defaultPolicies } from "#domain/policy.ts";
import { asServiceError } from "#services/errors.ts";
import { check } from "#services/evaluate/check.ts";
import type { CheckFile } from "#services/evaluate/check-input.ts";
import { type CheckReport, refusedReport } from "#services/evaluate/check-report.ts";
import { parseEvents } from "#services/lineages/events-input.ts";
import { parsePolicies } from "#services/policies/parse.ts";
import { tableOf } from "./check-table.ts";
import { type Io, UsageError } from "./io.ts";
import { createProgress } from "./progress.ts";

const HELP = `Usage: tailwatch check FILE… [--control FILE] [--events FILE] [--policy FILE] [--json] [--gate any|last] [--max-rejects 5%]
Judges generations of samples (NDJSON, plain, gzip or zstd) against people, without a server. - is standard input.
  FILE…            one a generation: by names like gen-4.jsonl (files of one number are shards), else by order from 0
  --control FILE   human samples held out of training; without it generation 0 is split into catalogue and control
  --events FILE    declared events (tailwatch.events/1, JSON or YAML)
  --policy FILE    thresholds (tailwatch.policy/1, JSON or YAML)
  --json           the whole result as JSON (tailwatch.check/1)
  --gate last      only the newest generation decides the exit code
Exit: 2 bad usage, unusable input or over 5% rejected lines; else 1 a breach; else 3 not enough data; else 0.
`;
const OPTIONS = {
  control: { type: "string" },
  events: { type: "string" },
  policy: { type: "string" },
  json: { type: "boolean", default: false },
  gate: { type: "string", default: "any" },
  "max-rejects": { type: "string", default: "5%" },
  quiet: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** Judges files. Returns the exit code that HELP tells. Throws UsageError. */
export async function runCheck(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) {
    io.out(HELP);
    return 0;
  }
  const generations = generationsOf(positionals, io);
  if (values.gate !== "any" && values.gate !== "last") throw new UsageError("--gate is any or last");
  const bar = createProgress(io, "checking", values.quiet);
  let report: CheckReport;
  try {
    const names = positionals.concat(values.control ?? []);
    const total = await totalBytes(names, io);
    let done = 0;
    report = await check({
      generations,
      control: values.control === undefined ? null : fileOf(values.control, io),
      events: values.events === undefined ? null : parseEvents(await readFile(io.pathOf(values.events), "utf8")),
      policies:
        values.policy === undefined
          ? defaultPolicies()
          : parsePolicies(await readFile(io.pathOf(values.policy), "utf8")),
      maxRejects: shareOf(values["max-rejects"]),
      gate: values.gate,
      onBytes: (bytes) => {
        done += bytes;
        bar.show(done, total);
      },
    });
  } catch (error) {
    const known = asServiceError(error);
    if (known.code === "internal" && !isMissingFile(error)) throw error;
    const message = isMissingFile(error) ? `There is no file ${visibleText(String(error.path))}.` : known.message;
    report = refusedReport({
      code: isMissingFile(error) ? "file.missing" : known.code,
      message,
      help: isMissingFile(error) ? "Name a file that exists." : known.help,
    });
  } finally {
    bar.end();
  }
  if (values.json) io.out(`${JSON.stringify(report)}\n`);
  else io.out(tableOf(report));
  if (report.error)
    io.err(`tailwatch check: ${report.error.code}: ${visibleText(report.error.message)} ${report.error.help}\n`);
  return report.exitCode;
}

/** Groups files by generation: all named gen-<k>.*, or none; then by order. */
function generationsOf(names: readonly string[], io: Io): { index: number; files: CheckFile[] }[] {
  if (names.length === 0) throw new UsageError("no FILE to check");
  const numbered = names.map((name) => /(?:^|[\\/])gen-(\d{1,5})\.[^\\/]*$/.exec(name)?.[1]);
  const isNamed = numbered.every((number) => number !== undefined);
  if (!isNamed && numbered.some((number) => number !== undefined)) {
    throw new UsageError("some files are named gen-<k> and some are not");
  }
  const groups = new Map<number, CheckFile[]>();
  names.forEach((name, at) => {
    const index = isNamed ? Number(numbered[at]) : at;
    groups.set(index, (groups.get(index) ?? []).concat(fileOf(name, io)));
  });
  return Array.from(groups, ([index, files]) => ({ index, files })).sort((a, b) => a.index - b.index);
}

function fileOf(name: string, io: Io): CheckFile {
  return { name: visibleText(name), open: () => (name === "-" ? io.stdin : createReadStream(io.pathOf(name))) };
}

async function totalBytes(names: readonly string[], io: Io): Promise<number | null> {
  if (names.some((name) => name === "-" || /\.(gz|zst|zstd)$/.test(name))) return null;
  const sizes = await Promise.all(names.map(async (name) => (await stat(io.pathOf(name))).size));
  return sizes.reduce((sum, size) => sum + size, 0);
}

function shareOf(text: string): number {
  const share = /^(\d{1,3}(?:\.\d+)?)%$/.exec(text)?.[1];
  if (share === undefined || Number(share) > 100) throw new UsageError("--max-rejects is a share like 5%");
  return Number(share) / 100;
}

const isMissingFile = (error: unknown): error is NodeJS.ErrnoException =>
  error instanceof Error &&
  "code" in error &&
  (error.code === "ENOENT" || error.code === "EISDIR" || error.code === "EACCES");
