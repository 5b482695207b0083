import { createReadStream } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { type DemoManifest, parseManifest } from "./manifest.ts";

/** Relative to the project, like the migrations: a built page does not know where its source was. */
const DATA = join(process.cwd(), "lib/services/demo/data");

/** The shipped manifest of the demo. */
export async function readManifest(): Promise<DemoManifest> {
  return parseManifest(await readFile(join(DATA, "manifest.json"), "utf8"));
}

/** The bytes of a shipped file, compressed with zstd, as a stream. */
export function openFixture(file: string): AsyncIterable<Uint8Array> {
  return createReadStream(join(DATA, file));
}
