import type { Workflow } from "#domain/lineage.ts";
import { random } from "#domain/stats/random.ts";
import { generateSentences, trainTrigram } from "./recursion.ts";
import { wordsOf } from "./sentences.ts";

/** How one lineage is bred: everything that decides its generations, besides the human sentences. */
export interface Recipe {
  slug: string;
  workflow: Extract<Workflow, "replace" | "accumulate" | "mixed">;
  temperature: number;
  /** Model generations after generation 0. */
  generations: number;
  /** Share of every bundle after the first that is human data no earlier bundle held. */
  freshShare: number;
}

/** The human sentences a lineage may learn from: its first bundle, and what is added later, never twice. */
export interface HumanData {
  training: readonly string[];
  fresh: readonly string[];
}

/** The bundle that the next generation learns from. Throws when the fresh human data do not suffice. */
function nextBundle(recipe: Recipe, human: HumanData, bundle: readonly string[], sampled: string[], index: number) {
  if (recipe.workflow === "accumulate") return [...bundle, ...sampled];
  if (recipe.workflow === "replace") return sampled;
  const share = Math.round(sampled.length * recipe.freshShare);
  const fresh = human.fresh.slice((index - 1) * share, index * share);
  if (fresh.length < share)
    throw new RangeError(`Too little fresh human data for ${recipe.slug} after generation ${index}`);
  return [...sampled.slice(0, sampled.length - share), ...fresh];
}

/**
 * Breeds a lineage: each generation is a trigram model trained on the bundle before it, and as many sentences sampled from it
 * as the first bundle had.
 * Given the recipe and the human sentences. Yields the sampled texts of generation 1, 2, …; the same always. About half a second each.
 * Source: Shumailov et al. 2024 (replace), Gerstgrasser et al. 2024 (accumulate), Bertrand et al. 2024 (mixed).
 */
export function* breed(recipe: Recipe, human: HumanData): Generator<string[]> {
  const lengths = human.training.map((text) => wordsOf(text).length);
  let bundle = human.training;
  for (let index = 1; index <= recipe.generations; index++) {
    const model = trainTrigram(bundle, recipe.temperature);
    const source = random(`simulate/${recipe.slug}/${index}`);
    const sampled = generateSentences(model, lengths, human.training.length, source);
    yield sampled;
    if (index < recipe.generations) bundle = nextBundle(recipe, human, bundle, sampled, index);
  }
}
