import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { constants, zstdCompressSync } from "node:zlib";
import { type Fixture, humanFixtures, manifest, modelFixtures } from "./fixtures.ts";
import { DEMO_RECIPES } from "./lineages.ts";
import { type Pools, pools } from "./pools.ts";
import { humanLines } from "./records.ts";

const DATA = join(process.cwd(), "lib/services/demo/data");
const HUMAN_GENERATIONS = 6;
const HUMAN_SAMPLES = 2500;

/** As small as it gets. What counts is what a file holds: compressors change between versions, a test compares the lines. */
const packed = (lines: string) => zstdCompressSync(lines, { params: { [constants.ZSTD_c_compressionLevel]: 22 } });

/** Writes the fixtures of the demo: the only way they come to be. */
function writeDemo(all: Pools): void {
  mkdirSync(DATA, { recursive: true });
  for (const file of readdirSync(DATA)) rmSync(join(DATA, file));
  const write = ({ file, lines }: Fixture) => writeFileSync(join(DATA, file), packed(lines));
  humanFixtures(all).forEach(write);
  for (const recipe of DEMO_RECIPES) for (const fixture of modelFixtures(recipe, all)) write(fixture);
  writeFileSync(join(DATA, "manifest.json"), `${JSON.stringify(manifest(all), null, 2)}\n`);
}

/** Writes a lineage of nothing but further human sentences, for checks: it must raise nothing. */
function writeHuman(all: Pools, folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (let k = 0; k < HUMAN_GENERATIONS; k++) {
    const part = all.unused.slice(k * HUMAN_SAMPLES, (k + 1) * HUMAN_SAMPLES);
    writeFileSync(join(folder, `gen-${k}.ndjson`), humanLines(part, `g${k}`));
  }
}

const { values } = parseArgs({ options: { human: { type: "string" } } });
if (values.human === undefined) writeDemo(pools());
else writeHuman(pools(), values.human);
