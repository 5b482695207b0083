import type { Sample } from "../sample.ts";
import { pythonSplit } from "./python-split.ts";

/** Words read in their order, texts compared with each other, numbers of a field and embeddings read: the first ones. */
export const KEPT = { words: 20_000, texts: 500, numbers: 10_000, rows: 1_000 } as const;

/**
 * What classic measures read of a file: counts of all words and labels, and the first texts, numbers and embeddings,
 * as the programs that define these measures take them. Memory follows the number of different words.
 */
export interface Kept {
  samples: number;
  words: Map<string, number>;
  labels: Map<string, number>;
  /** The first words of all texts, joined. */
  sequence: string[];
  texts: string[];
  values: Map<string, number[]>;
  width: number;
  rows: number[];
}

export const nothingKept = (): Kept => ({
  samples: 0,
  words: new Map(),
  labels: new Map(),
  sequence: [],
  texts: [],
  values: new Map(),
  width: 0,
  rows: [],
});

const count = (table: Map<string, number>, name: string) => table.set(name, (table.get(name) ?? 0) + 1);

/** Adds a sample. O(its words). */
export function keep(kept: Kept, { text, labels, values, embedding }: Sample): void {
  kept.samples++;
  for (const label of labels ?? []) count(kept.labels, label);
  if (text !== undefined) {
    const words = pythonSplit(text);
    for (const word of words) count(kept.words, word);
    kept.sequence.push(...words.slice(0, Math.max(0, KEPT.words - kept.sequence.length)));
    if (kept.texts.length < KEPT.texts) kept.texts.push(text);
  }
  for (const [field, value] of Object.entries(values ?? {})) {
    const held = kept.values.get(field);
    if (!held) kept.values.set(field, [value]);
    else if (held.length < KEPT.numbers) held.push(value);
  }
  if (!embedding) return;
  kept.width ||= embedding.length;
  if (embedding.length === kept.width && kept.rows.length < KEPT.rows * kept.width) kept.rows.push(...embedding);
}
