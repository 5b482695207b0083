import type { Sentence } from "#domain/simulate/corpus.ts";
import type { DemoRecipe } from "./lineages.ts";

const idOf = (prefix: string, i: number) => `${prefix}-${String(i + 1).padStart(5, "0")}`;
const linesOf = (records: readonly object[]) => records.map((record) => `${JSON.stringify(record)}\n`).join("");

/** Native records of human sentences, one a line, with the facets of their address. */
export function humanLines(sentences: readonly Sentence[], prefix: string): string {
  const record = ({ text, ...facets }: Sentence, i: number) => ({ id: idOf(prefix, i), text, facets, origin: "human" });
  return linesOf(sentences.map(record));
}

/** Native records of the observed samples of a model generation. */
export function modelLines(recipe: DemoRecipe, index: number, texts: readonly string[]): string {
  const decoding = { temperature: recipe.temperature };
  const generator = { model: `trigram/${recipe.slug}`, version: String(index), decoding };
  return linesOf(texts.map((text, i) => ({ id: idOf(`g${index}`, i), text, origin: "synthetic", generator })));
}
