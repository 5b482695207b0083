import { createReadStream, existsSync, globSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { defaultPolicies } from "#domain/policy.ts";
import { check } from "#services/evaluate/check.ts";
import type { CheckReport } from "#services/evaluate/check-report.ts";
import { parseEvents } from "#services/lineages/events-input.ts";
import { numbersOf } from "./evidence-line.ts";
import type { Expected } from "./lineage.ts";
import { brokenOf } from "./verdict-on.ts";

const HELP = `Usage: node bench/detection/zoo.ts [DIR] [--only PATTERN] [--failed] [--numbers] [--part 1/2]
Judges every lineage under DIR (expected.json beside gen-<k>.ndjson) as tailwatch check does, and says whether it came out as
expected: ok, wish (a remark), FAIL. --failed: only what is not ok; --numbers: the evidence behind each generation;
--part 1/2: every second one, for two processes. Ends with 1 if one fails.
`;

/** Phases in one letter each: healthy, early, late, shift, insufficient, reference. */
const LETTER: Record<string, string> = {
  healthy: "H",
  "early-collapse": "E",
  "late-collapse": "L",
  shift: "S",
  "insufficient-data": "?",
  reference: "r",
};
const MARK: Record<string, string> = { ok: "", watch: "w", breach: "B", unknown: "u" };

const fileOf = (name: string) => ({ name, open: () => createReadStream(name) });

async function judged(folder: string): Promise<CheckReport> {
  const names = readdirSync(folder).filter((name) => /^gen-\d+\.ndjson$/.test(name));
  const generations = names
    .map((name) => ({ index: Number(/\d+/.exec(name)?.[0]), files: [fileOf(join(folder, name))] }))
    .sort((a, b) => a.index - b.index);
  const control = join(folder, "control.ndjson");
  const events = join(folder, "events.yaml");
  return check({
    generations,
    control: existsSync(control) ? fileOf(control) : null,
    events: existsSync(events) ? parseEvents(readFileSync(events, "utf8")) : null,
    policies: defaultPolicies(),
    maxRejects: 0.05,
    gate: "any",
    onBytes: () => undefined,
  });
}

/** Phases of the generations in order, with verdict mark, mechanism and tickets. */
const phasesOf = ({ generations }: CheckReport) =>
  generations
    .map(({ phase, verdict, mechanism, tickets }) => {
      const told = mechanism ? `(${mechanism.slice(0, 5)})` : "";
      return `${LETTER[phase]}${MARK[verdict]}${told}${tickets.length > 0 ? `+${tickets.length}t` : ""}`;
    })
    .join(" ");

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    only: { type: "string", default: "" },
    part: { type: "string", default: "1/1" },
    failed: { type: "boolean", default: false },
    numbers: { type: "boolean", default: false },
    help: { type: "boolean" },
  },
});
const [root] = positionals;
if (values.help || root === undefined) {
  process.stdout.write(HELP);
  process.exitCode = values.help ? 0 : 2;
} else {
  const only = new RegExp(values.only);
  const [own = 1, of = 1] = values.part.split("/").map(Number);
  const folders = globSync(join(root, "**", "expected.json"))
    .map(dirname)
    .sort();
  const asked = folders.filter((folder) => only.test(relative(root, folder))).filter((_, i) => i % of === own - 1);
  const tally = { ok: 0, wish: 0, FAIL: 0 };
  for (const folder of asked) {
    const expected: Expected = JSON.parse(readFileSync(join(folder, "expected.json"), "utf8"));
    const started = Date.now();
    const report = await judged(folder);
    const broken = brokenOf(report, expected);
    const outcome = broken.must.length > 0 ? "FAIL" : broken.wish.length > 0 ? "wish" : "ok";
    tally[outcome]++;
    if (values.failed && outcome === "ok") continue;
    const why = [...broken.must, ...broken.wish.map((each) => `(${each})`)].join("; ");
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    process.stdout.write(
      `${outcome.padEnd(4)} ${relative(root, folder).padEnd(44)} ${phasesOf(report)}  ${why} [${seconds} s]\n`,
    );
    if (values.numbers) process.stdout.write(numbersOf(report));
  }
  process.stdout.write(`${asked.length} lineages: ${tally.ok} ok, ${tally.wish} wish, ${tally.FAIL} FAIL\n`);
  if (tally.FAIL > 0) process.exitCode = 1;
}
