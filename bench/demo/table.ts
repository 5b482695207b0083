import { createReadStream, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { defaultPolicies } from "#domain/policy.ts";
import { SALT } from "#services/demo/load-lineage.ts";
import { parseManifest } from "#services/demo/manifest.ts";
import { check } from "#services/evaluate/check.ts";
import type { CheckReport } from "#services/evaluate/check-report.ts";

const DATA = join(process.cwd(), "lib/services/demo/data");
const SHOWN = [
  ["tail.retention", "rarity:1"],
  ["tail.retention", "rarity:2-3"],
  ["tail.mass", "rarity:1"],
  ["diversity.types", "all"],
  ["diversity.entropy", "all"],
  ["diversity.compression", "all"],
] as const;
const HEAD = [
  "lineage",
  "g",
  "verdict",
  "phase",
  "mechanism",
  "rarity:1",
  "rarity:2-3",
  "mass:1",
  "types",
  "entropy",
  "compression",
];

const file = (name: string) => ({ name, open: () => createReadStream(name) });

function shownValue(generation: CheckReport["generations"][number], metric: string, slice: string): string {
  const found = generation.measurements.find((each) => each.metric === metric && each.slice === slice);
  return found?.value === null || found === undefined ? "?" : found.value.toFixed(3);
}

/** Prints phase, mechanism and retention per generation of every demo lineage, and of further human sentences where given. */
async function printTable(human: string | undefined): Promise<void> {
  const { reference, lineages } = parseManifest(readFileSync(join(DATA, "manifest.json"), "utf8"));
  const all = lineages.map(({ slug, generations }) => ({
    slug,
    generations: generations.map(({ index, file: name }) => ({ index, files: [file(join(DATA, name))] })),
  }));
  if (human) {
    const generations = [0, 1, 2, 3, 4, 5].map((index) => ({
      index,
      files: [file(join(human, `gen-${index}.ndjson`))],
    }));
    all.push({ slug: "human-control", generations });
  }
  const rows: string[][] = [HEAD];
  for (const { slug, generations } of all) {
    const report = await check({
      generations,
      control: file(join(DATA, reference.file)),
      events: null,
      policies: defaultPolicies(),
      maxRejects: 0.05,
      gate: "any",
      salt: SALT,
      onBytes: () => undefined,
    });
    for (const each of report.generations) {
      const values = SHOWN.map(([metric, slice]) => shownValue(each, metric, slice));
      rows.push([slug, String(each.index), each.verdict, each.phase, each.mechanism ?? "", ...values]);
    }
  }
  const widths = HEAD.map((_, c) => Math.max(...rows.map((row) => (row[c] ?? "").length)));
  process.stdout.write(
    `${rows
      .map((row) =>
        row
          .map((cell, c) => cell.padEnd(widths[c] ?? 0))
          .join("  ")
          .trimEnd(),
      )
      .join("\n")}\n`,
  );
}

await printTable(parseArgs({ allowPositionals: true }).positionals[0]);
