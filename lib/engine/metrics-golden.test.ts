import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, it } from "vitest";
import type { Measurement } from "#domain/judgement.ts";
import { METRICS } from "#domain/metrics/registry.ts";
import { GENERATION, humanReference, slowLoss } from "./testing/collapses.ts";
import { measured, referenceOf, summaryOf } from "./testing/measured.ts";
import { population } from "./testing/population.ts";

const FILE = join(import.meta.dirname, "testing/golden-measurements.generated.json");
const DIGITS = 9;

const round = (value: number) => Number(value.toPrecision(DIGITS));
const told = ({ estimate }: Measurement) =>
  estimate.kind === "unknown" ? estimate.reason : [estimate.value, estimate.low, estimate.high].map(round);

/** Measurements of two seeded generations, by what they measure: "metric@version slice". */
async function goldens(): Promise<Record<string, unknown>> {
  const reference = await humanReference();
  const model = population(GENERATION, "golden", {
    sharpened: 1.15,
    copied: 0.05,
    numbersWithin: 1.5,
    embeddingScale: 0.8,
  });
  const textless = await referenceOf(population(600, "textless", { textless: 2_000 }));
  const runs = [
    measured(reference, await summaryOf(reference, model)),
    measured(textless, await summaryOf(textless, population(400, "golden", { textless: 100 }))),
    await slowLoss(),
  ];
  return Object.fromEntries(
    runs
      .flatMap((run, i) =>
        run.map((each) => [`${each.metric}@${each.version} ${each.slice} ${i}`, told(each)] as const),
      )
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

// A change in a metric's mathematics raises its version: TAILWATCH_GOLDEN=write then writes the new values.
it("gives each metric the value that its version had when it was written down", async () => {
  const found = await goldens();
  if (process.env.TAILWATCH_GOLDEN === "write") writeFileSync(FILE, `${JSON.stringify(found, null, 1)}\n`);
  const known: Record<string, unknown> = JSON.parse(readFileSync(FILE, "utf8"));
  const changed = Object.keys(known).filter((name) => JSON.stringify(found[name]) !== JSON.stringify(known[name]));
  expect(
    changed.map((name) => `${name} was ${JSON.stringify(known[name])} and is ${JSON.stringify(found[name])}`),
    "another value under an old version: raise the version, or mend the metric",
  ).toEqual([]);
  const versions = Object.entries(known).filter(([, value]) => Array.isArray(value));
  const lacking = METRICS.filter(({ id, version }) => !versions.some(([name]) => name.startsWith(`${id}@${version} `)));
  expect(
    lacking.map(({ id, version }) => `${id}@${version} has no golden value: run with TAILWATCH_GOLDEN=write`),
  ).toEqual([]);
});
