import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { zstdDecompressSync } from "node:zlib";
import { describe, expect, it } from "vitest";
import { parseManifest } from "#services/demo/manifest.ts";
import { humanFixtures, manifest, modelFixtures } from "./fixtures.ts";
import { DEMO_RECIPES } from "./lineages.ts";
import { pools } from "./pools.ts";

const DATA = join(process.cwd(), "lib/services/demo/data");
const SLOW = 180_000;

const all = pools();
const committed = (file: string) => zstdDecompressSync(readFileSync(join(DATA, file))).toString();

describe("the demo's fixtures", () => {
  it("hold the human sentences as they are cut today, byte for byte", () => {
    for (const fixture of humanFixtures(all))
      expect(fixture.lines === committed(fixture.file), fixture.file).toBe(true);
  });

  it.each(DEMO_RECIPES)("of $slug are bred again byte for byte", { timeout: SLOW }, (recipe) => {
    for (const fixture of modelFixtures(recipe, all)) {
      expect(fixture.lines === committed(fixture.file), fixture.file).toBe(true);
    }
  });

  it("are all named in the manifest, and nothing else lies beside them", () => {
    const told = parseManifest(readFileSync(join(DATA, "manifest.json"), "utf8"));
    expect(told).toEqual(manifest(all));
    const files = told.lineages.flatMap((lineage) => lineage.generations.map((generation) => generation.file));
    const named = new Set([told.reference.file, ...files, "manifest.json"]);
    expect(readdirSync(DATA).sort()).toEqual([...named].sort());
  });

  it("keep the reference out of everything a model learned from", () => {
    const reference = new Set(all.reference.map((sentence) => sentence.text));
    const learned = [...all.training, ...all.fresh, ...all.unused];
    expect(learned.filter((sentence) => reference.has(sentence.text))).toEqual([]);
  });
});
