import { parseArgs } from "node:util";
import { visibleText } from "#domain/formats/excerpt.ts";
import { classic } from "#services/evaluate/classic.ts";
import { classicTable } from "./classic-table.ts";
import { fileOf, refusalOf, totalBytes } from "./files.ts";
import { type Io, UsageError } from "./io.ts";
import { createProgress } from "./progress.ts";

const HELP = `Usage: tailwatch classic FILE [--against FILE] [--json]
Prints what other tools and papers report of a file of samples, each number by its program's convention. Nothing is judged by them.
  FILE             samples as for check (NDJSON, plain, gzip or zstd); - is standard input
  --against FILE   another, as reference: its numbers stand beside, and distances between the two follow
  --json           the same as JSON (tailwatch.classic/1)
Words are counted over all samples; read in their order are the first 20,000; compared with each other the first 500 texts,
1,000 embeddings, 10,000 numbers of a field. Exit: 2 bad usage or unusable input; else 0.
`;
const OPTIONS = {
  against: { type: "string" },
  json: { type: "boolean", default: false },
  quiet: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** Measures files by other programs' conventions. Returns the exit code that HELP tells. Throws UsageError. */
export async function runClassic(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) {
    io.out(HELP);
    return 0;
  }
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new UsageError("give one FILE, and another by --against");
  const bar = createProgress(io, "measuring", values.quiet);
  try {
    const total = await totalBytes([name, ...(values.against === undefined ? [] : [values.against])], io);
    let done = 0;
    const report = await classic({
      file: fileOf(name, io),
      against: values.against === undefined ? null : fileOf(values.against, io),
      onBytes: (bytes) => {
        done += bytes;
        bar.show(done, total);
      },
    });
    bar.end();
    io.out(values.json ? `${JSON.stringify(report)}\n` : classicTable(report));
    return 0;
  } catch (error) {
    bar.end();
    const { code, message, help } = refusalOf(error);
    io.err(`tailwatch classic: ${code}: ${visibleText(message)} ${help}\n`);
    return 2;
  }
}
