import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { constants, zstdCompressSync } from "node:zlib";
import { random } from "#domain/stats/random.ts";

/** Poems that hold nothing but characters and marks: no editors' notes, no holes. */
const CLEAN = /^[\p{Script=Han}，。？！、；：]{24,64}$/u;
const POEMS_A_HALF = 1600;
const DATA = join(process.cwd(), "bench/world/data");

interface Poem {
  text: string;
  author: string;
}

/** All clean Tang poems of 24 to 64 characters in an unpacked chinese-poetry 2.0.1, each text once, in a fixed order. */
function poems(folder: string): Poem[] {
  const files = readdirSync(folder).filter((file) => /^poet\.tang\.\d+\.json$/.test(file));
  const byText = new Map<string, Poem>();
  for (const file of files.sort()) {
    const list: { author: string; paragraphs: string[] }[] = JSON.parse(readFileSync(join(folder, file), "utf8"));
    for (const { author, paragraphs } of list) {
      const text = paragraphs.join("");
      if (CLEAN.test(text) && !byText.has(text)) byText.set(text, { text, author });
    }
  }
  return [...byText.values()];
}

const linesOf = (half: readonly Poem[]) =>
  half.map(
    ({ text, author }, i) => `${JSON.stringify({ id: `tang-${i + 1}`, text, facets: { author }, origin: "human" })}\n`,
  );

/** Draws two disjoint halves from all poems and writes them as records. */
function writeHalves(folder: string): void {
  const all = poems(folder);
  const source = random("world/tang");
  for (const half of ["a", "b"]) {
    const drawn = Array.from({ length: POEMS_A_HALF }, () => all.splice(source.below(all.length), 1)).flat();
    const params = { [constants.ZSTD_c_compressionLevel]: 22 };
    mkdirSync(DATA, { recursive: true });
    writeFileSync(join(DATA, `tang-${half}.ndjson.zst`), zstdCompressSync(linesOf(drawn).join(""), { params }));
  }
}

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("Usage: node bench/world/tang.ts FOLDER (dist/quantangshi of npm chinese-poetry 2.0.1)\n");
  process.exitCode = 2;
} else writeHalves(folder);
