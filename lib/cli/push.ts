import { parseArgs } from "node:util";
import { visibleText } from "#domain/formats/excerpt.ts";
import { serverUrl } from "./client.ts";
import { type Io, UsageError } from "./io.ts";
import { createProgress, type ProgressBar } from "./progress.ts";
import { closeTarget } from "./push-close.ts";
import { type FileTotals, type PushTarget, pushFile } from "./push-file.ts";

const HELP = `Usage: tailwatch push FILE… -l LINEAGE [-g N | --reference] [--close [--wait]] [--json] [--quiet]
Sends NDJSON files (plain, gzip, zstd) to the server at TAILWATCH_URL (default http://localhost:3000).
  -l, --lineage NAME   the lineage; registered when it is new
  -g, --generation N   the generation; default: from names like gen-4.jsonl
      --reference      human samples held out of training, not a generation
      --close          closes each generation afterwards, which starts judging
      --wait           with --close: waits for the verdict, up to ten minutes
Parts of 8 MiB or 20,000 lines, four at once. Sending the same file again resumes and counts nothing twice.
Exit: 0 all lines taken, 1 some rejected, 2 refused, 4 no server. With --wait: 2 refused, 1 breach, 3 not judged, 0.
`;

const OPTIONS = {
  lineage: { type: "string", short: "l" },
  generation: { type: "string", short: "g" },
  reference: { type: "boolean", default: false },
  close: { type: "boolean", default: false },
  wait: { type: "boolean", default: false },
  json: { type: "boolean", default: false },
  quiet: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** Sends files to a server. Returns the exit code that HELP tells. Throws UsageError, Unreachable, FileError. */
export async function runPush(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) {
    io.out(HELP);
    return 0;
  }
  const { lineage } = values;
  if (lineage === undefined) throw new UsageError("-l LINEAGE is missing");
  if (values.wait && !values.close) throw new UsageError("--wait goes with --close");
  const given = { generation: values.generation ?? null, isReference: values.reference };
  const targets = positionals.map((file): [string, PushTarget] => [file, { lineage, target: targetOf(file, given) }]);
  if (targets.length === 0) throw new UsageError("no FILE to send");
  const files: (FileTotals & { file: string })[] = [];
  for (const [file, target] of targets) {
    const bar = createProgress(io, file, values.quiet);
    try {
      files.push({ file, ...(await pushFile(io.pathOf(file), target, serverUrl(io), bar)) });
    } finally {
      bar.end();
    }
  }
  const closings = values.close ? await closeAll(io, lineage, targets, waitingBar(io, values)) : [];
  report(io, values.json, files, closings);
  return exitCode(files, closings, values.wait);
}

/** The generation a file goes to: as said, else by its name. */
export function targetOf(
  file: string,
  given: { generation: string | null; isReference: boolean },
): number | "reference" {
  if (given.isReference && given.generation !== null) throw new UsageError("-g and --reference exclude each other");
  if (given.isReference) return "reference";
  const text = given.generation ?? /(?:^|[/\\])gen-(\d{1,5})\.[^/\\]*$/.exec(file)?.[1];
  if (text === undefined) throw new UsageError(`-g N is missing: ${file} is not named like gen-4.jsonl`);
  if (!/^\d{1,5}$/.test(text)) throw new UsageError(`-g takes an integer from 0 to 99999, not ${text}`);
  return Number(text);
}

type Closing = Awaited<ReturnType<typeof closeTarget>>;

const waitingBar = (io: Io, { wait, quiet }: { wait: boolean; quiet: boolean }) =>
  wait ? createProgress(io, "judging", quiet) : null;

async function closeAll(
  io: Io,
  lineage: string,
  targets: [string, PushTarget][],
  bar: ProgressBar | null,
): Promise<Closing[]> {
  const indexes = new Set(targets.flatMap(([, { target }]) => (target === "reference" ? [] : [target])));
  const closings: Closing[] = [];
  for (const index of [...indexes].sort((a, b) => a - b)) {
    closings.push(await closeTarget(serverUrl(io), lineage, index, bar));
  }
  return closings;
}

function report(io: Io, isJson: boolean, files: (FileTotals & { file: string })[], closings: Closing[]): void {
  if (isJson) {
    io.out(`${JSON.stringify({ schema: "tailwatch.push/1", files, closed: closings })}\n`);
    return;
  }
  for (const totals of files) {
    const { file, lineage, target, rejects, refusal } = totals;
    const place = target === "reference" ? "reference" : `generation ${target}`;
    io.out(`${visibleText(file)} → ${lineage}, ${place}: ${countedWords(totals)}\n`);
    for (const { line, code, message } of rejects) io.out(`  line ${line}: ${code}: ${message}\n`);
    if (refusal) io.err(`  ${refusal.code}: ${visibleText(refusal.message)} ${refusal.help}\n`);
  }
  for (const { generation, verdict, headline, refusal } of closings) {
    if (refusal) io.err(`generation ${generation}: ${refusal.code}: ${refusal.message} ${refusal.help}\n`);
    else io.out(`generation ${generation} closed${verdict ? `: ${verdict}. ${headline}` : ""}\n`);
  }
}

/** What became of the lines of a file; a part that was sent before is said to be so. */
export function countedWords(totals: Pick<FileTotals, "accepted" | "duplicates" | "rejected" | "replayed">): string {
  const { accepted, duplicates, rejected, replayed } = totals;
  const counts = `${accepted} accepted, ${duplicates} known, ${rejected} rejected`;
  if (replayed === 0) return counts;
  return `${counts} (${replayed === accepted ? "all" : replayed} of them by an earlier push; nothing counts twice)`;
}

function exitCode(files: FileTotals[], closings: Closing[], wait: boolean): number {
  const isRefused = files.some(({ refusal }) => refusal !== null) || closings.some(({ refusal }) => refusal !== null);
  if (isRefused) return 2;
  if (!wait) return files.some(({ rejected }) => rejected > 0) ? 1 : 0;
  if (closings.some(({ verdict }) => verdict === "breach")) return 1;
  return closings.some(({ verdict }) => verdict === null || verdict === "unknown") ? 3 : 0;
}
