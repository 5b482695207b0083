import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { zstdDecompressSync } from "node:zlib";
import { parseManifest } from "#services/demo/manifest.ts";

const DATA = join(process.cwd(), "lib/services/demo/data");

/** Unpacks the demo for `tailwatch check`: DIR/reference.ndjson and DIR/<lineage>/gen-<k>.ndjson. */
function exportDemo(folder: string): void {
  const { reference, lineages } = parseManifest(readFileSync(join(DATA, "manifest.json"), "utf8"));
  const unpack = (file: string, to: string) => writeFileSync(to, zstdDecompressSync(readFileSync(join(DATA, file))));
  mkdirSync(folder, { recursive: true });
  unpack(reference.file, join(folder, "reference.ndjson"));
  for (const { slug, generations } of lineages) {
    mkdirSync(join(folder, slug), { recursive: true });
    for (const { index, file } of generations) unpack(file, join(folder, slug, `gen-${index}.ndjson`));
  }
}

const [folder] = parseArgs({ allowPositionals: true }).positionals;
if (folder === undefined) {
  process.stderr.write("Usage: npm run -s demo:export -- DIR\n");
  process.exitCode = 2;
} else exportDemo(folder);
