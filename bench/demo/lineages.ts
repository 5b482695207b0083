import type { Recipe } from "#domain/simulate/recipe.ts";

/** A recipe, how many samples of a generation are observed, and how people read it. */
export interface DemoRecipe extends Recipe {
  name: string;
  description: string;
  owner: string;
  observed: number;
}

const common = { owner: "Demo", observed: 2500, temperature: 1, freshShare: 0 } as const;

/** The demo lineages in the order they are loaded. What becomes of them is measured, not written here. */
export const DEMO_RECIPES: readonly DemoRecipe[] = [
  {
    ...common,
    slug: "speech-replace",
    name: "speech-replace",
    description: "Each model learns only from 7,000 sentences of the model before it, sampled at temperature 1.",
    workflow: "replace",
    generations: 6,
  },
  {
    ...common,
    slug: "speech-sharpened",
    name: "speech-sharpened",
    description: "Each model learns only from 7,000 sentences of the model before it, sampled at temperature 0.9.",
    workflow: "replace",
    temperature: 0.9,
    generations: 6,
  },
  {
    ...common,
    slug: "speech-accumulate",
    name: "speech-accumulate",
    description: "Each model learns from all earlier data: the human sentences and 7,000 of every model before it.",
    workflow: "accumulate",
    generations: 8,
  },
  {
    ...common,
    slug: "speech-mixed",
    name: "speech-mixed",
    description: "Half of every bundle is new human sentences, half comes from the model before.",
    workflow: "mixed",
    freshShare: 0.5,
    generations: 8,
  },
  {
    ...common,
    slug: "pilot",
    name: "pilot",
    description: "A small trial: bred like the replaced one, but only 80 samples of a generation are looked at.",
    workflow: "replace",
    observed: 80,
    generations: 4,
  },
];
