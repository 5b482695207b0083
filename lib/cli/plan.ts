import { readFile } from "node:fs/promises";
import { parseArgs } from "node:util";
import { visibleText } from "#domain/formats/excerpt.ts";
import { PLANNED_WORKFLOWS } from "#domain/plan/ancestry.ts";
import { plan } from "#services/evaluate/plan.ts";
import { type PlanReport, refusedPlan } from "#services/evaluate/plan-report.ts";
import { parseEvents } from "#services/lineages/events-input.ts";
import { fileOf, generationsOf, numberOf, refusalOf, totalBytes } from "./files.ts";
import { type Io, UsageError } from "./io.ts";
import { planTable } from "./plan-table.ts";
import { createProgress } from "./progress.ts";

const HELP = `Usage: tailwatch plan FILE… [--control FILE] [--bundle M] [--share λ] [--target .95] [--horizon 10] [--price P] [--json]
Foretells what becomes of the newest generation when it is learned from again, and what human data would keep its tail.
  FILE…            generations as for check; the newest is planned from
  --control FILE   human samples held out of training; without it generation 0 is split into catalogue and control
  --events FILE    declared events (tailwatch.events/1, JSON or YAML): how long each is still seen
  --bundle M       samples of each bundle to come; else as many as the newest generation has
  --share λ        share of each bundle that is new human data, 0 to 1 (default 0)
  --workflow W     replace (share 0), mixed (share above 0), or accumulate: all earlier data is kept
  --held H         samples of the bundle that the newest model learned from; else M, under accumulate M × its index
  --target R       retention to be kept, 0 to 1 (default .95)
  --horizon G      generations foretold, 1 to 100 (default 10)
  --price P        of one human sample, in any currency
  --enrichment κ   how much richer in rare words the samples you would choose are; else read off the control
  --json           the whole result as JSON (tailwatch.plan/1)
Exit: 2 bad usage or unusable input; 3 nothing can be foretold from so little; else 0.
`;
const OPTIONS = {
  control: { type: "string" },
  events: { type: "string" },
  bundle: { type: "string" },
  share: { type: "string", default: "0" },
  workflow: { type: "string" },
  held: { type: "string" },
  target: { type: "string", default: "0.95" },
  horizon: { type: "string", default: "10" },
  price: { type: "string" },
  enrichment: { type: "string" },
  json: { type: "boolean", default: false },
  quiet: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

/** Plans from files. Returns the exit code that HELP tells. Throws UsageError. */
export async function runPlan(args: string[], io: Io): Promise<number> {
  const { values, positionals } = parseArgs({ args, options: OPTIONS, allowPositionals: true });
  if (values.help) {
    io.out(HELP);
    return 0;
  }
  const generations = generationsOf(positionals, io);
  if (generations.length < 2 && values.control === undefined) {
    throw new UsageError("one generation alone has nothing to be compared with: give generation 0 too, or --control");
  }
  const asked = questionOf(values);
  const bar = createProgress(io, "planning", values.quiet);
  let report: PlanReport;
  try {
    const total = await totalBytes(positionals.concat(values.control ?? []), io);
    let done = 0;
    report = await plan({
      ...asked,
      generations,
      control: values.control === undefined ? null : fileOf(values.control, io),
      events: values.events === undefined ? null : parseEvents(await readFile(io.pathOf(values.events), "utf8")),
      onBytes: (bytes) => {
        done += bytes;
        bar.show(done, total);
      },
    });
  } catch (error) {
    report = refusedPlan(refusalOf(error));
  } finally {
    bar.end();
  }
  io.out(values.json ? `${JSON.stringify(report)}\n` : planTable(report));
  if (report.error)
    io.err(`tailwatch plan: ${report.error.code}: ${visibleText(report.error.message)} ${report.error.help}\n`);
  return report.exitCode;
}

type Values = Partial<Record<keyof typeof OPTIONS, string | boolean>>;

function questionOf(values: Values) {
  const number = (option: keyof typeof OPTIONS, low: number, high: number) =>
    numberOf(option, values[option], low, high);
  const share = number("share", 0, 1) ?? 0;
  const workflow = PLANNED_WORKFLOWS.find((each) => each === values.workflow);
  if (values.workflow !== undefined && !workflow) throw new UsageError("--workflow is replace, mixed or accumulate");
  if (workflow === "replace" && share > 0) throw new UsageError("--workflow replace has no human share: it is mixed");
  return {
    workflow: workflow ?? (share > 0 ? ("mixed" as const) : ("replace" as const)),
    share,
    bundle: whole("bundle", number("bundle", 1, 1e9)),
    held: whole("held", number("held", 1, 1e12)),
    question: {
      target: number("target", 0.01, 1) ?? 0,
      horizon: whole("horizon", number("horizon", 1, 100)) ?? 0,
      price: number("price", 0, 1e9),
      enrichment: number("enrichment", 0, 1e6),
    },
  };
}

function whole(option: string, value: number | null): number | null {
  if (value !== null && !Number.isInteger(value)) throw new UsageError(`--${option} is a whole number`);
  return value;
}
