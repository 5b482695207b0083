import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { visibleText } from "#domain/formats/excerpt.ts";
import { defaultPolicies } from "#domain/policy.ts";
import { readEnv } from "#services/env.ts";
import { check } from "#services/evaluate/check.ts";
import { type CheckReport, refusedReport } from "#services/evaluate/check-report.ts";
import { parseEvents } from "#services/lineages/events-input.ts";
import { parsePolicies } from "#services/policies/parse.ts";
import { tableOf } from "./check-table.ts";
import { fileOf, generationsOf, numberOf, refusalOf, shareOf, totalBytes } from "./files.ts";
import { type Io, UsageError } from "./io.ts";
import { createProgress } from "./progress.ts";

const HELP = `Usage: tailwatch check FILE… [--control FILE] [--events FILE] [--policy FILE] [--bundle M] [--json] [--baseline G[,G]] [--gate any|last] [--max-rejects 5%]
Judges generations of samples (NDJSON, plain, gzip or zstd) against people, without a server. - is standard input.
  FILE…            one a generation: by names like gen-4.jsonl (files of one number are shards), else by order from 0
  --control FILE   human samples held out of training; without it generation 0 is split into catalogue and control
  --events FILE    declared events (tailwatch.events/1, JSON or YAML)
  --policy FILE    thresholds (tailwatch.policy/1, JSON or YAML)
  --bundle M       model samples in the next bundle, for the tickets; else as many as a generation has
  --json           the whole result as JSON (tailwatch.check/1)
  --baseline 1,2   generations whose level was accepted: later ones alarm when they fall below it
  --gate last      only the newest generation decides the exit code
Exit: 2 bad usage, unusable input or over 5% rejected lines; else 1 a breach; else 3 not enough data; else 0.
`;
const OPTIONS = {
  control: { type: "string" },
  events: { type: "string" },
  policy: { type: "string" },
  bundle: { type: "string" },
  json: { type: "boolean", default: false },
  gate: { type: "string", default: "any" },
  baseline: { type: "string" },
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
      maxRejects: shareOf("--max-rejects", values["max-rejects"]),
      gate: values.gate,
      baseline: baselineOf(values.baseline, generations, values.control !== undefined),
      bundle: numberOf("bundle", values.bundle, 1, 1e9),
      embeddings: readEnv().embeddings,
      onBytes: (bytes) => {
        done += bytes;
        bar.show(done, total);
      },
    });
  } catch (error) {
    report = refusedReport(refusalOf(error));
  } finally {
    bar.end();
  }
  if (values.json) io.out(`${JSON.stringify(report)}\n`);
  else io.out(tableOf(report));
  if (report.error)
    io.err(`tailwatch check: ${report.error.code}: ${visibleText(report.error.message)} ${report.error.help}\n`);
  return report.exitCode;
}

/** Generations of `--baseline`: judged ones among those given, ascending. */
function baselineOf(text: string | undefined, given: readonly { index: number }[], hasControl: boolean): number[] {
  if (text === undefined) return [];
  if (!/^\d{1,5}(,\d{1,5})*$/.test(text)) throw new UsageError("--baseline is a generation, or several like 1,2");
  const wanted = Array.from(new Set(text.split(",").map(Number))).sort((a, b) => a - b);
  const judged = given.slice(hasControl ? 0 : 1);
  const missing = wanted.find((index) => !judged.some((each) => each.index === index));
  if (missing !== undefined) throw new UsageError(`--baseline: generation ${missing} is not judged here`);
  return wanted;
}
