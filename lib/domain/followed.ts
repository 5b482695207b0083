import type { Reference } from "./comparison/comparison.ts";

/** Whether the human reference says a name (word or label): those are counted in every generation, whatever their number. */
export function followedNames({ whole }: Pick<Reference, "whole">): (name: string) => boolean {
  const names = new Set([...whole.words.names, ...whole.labels.names]);
  return (name) => names.has(name);
}
