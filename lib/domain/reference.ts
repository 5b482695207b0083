import { type Carried, mergeCarried, NOTHING_CARRIED } from "./summary/carried.ts";
import { type Grams, mergeGrams, NO_GRAMS } from "./summary/grams.ts";
import type { Incidence } from "./summary/incidence.ts";
import { select } from "./summary/select.ts";
import { carrying, type KeptText, type Summary, summarise } from "./summary/summary.ts";

/** Fewest samples a half needs before rarity can be judged (statistics.md 2). */
export const LEAST_HALF = 200;

/** Tokenised samples of the human reference, whole: nothing is bounded before the split. */
export interface ReferenceRecords {
  tokenizer: string;
  incidence: Incidence;
  texts: KeptText[];
  carried?: Carried;
  /** Counts the word sequences of the samples whose keys are wanted. */
  grams?: (isWanted: (key: number) => boolean) => Grams;
}

/** The reference after its split: catalogue half (defines what is rare), control half (the human null). */
export interface Split {
  catalogue: Summary;
  catalogueTexts: Map<string, string>;
  catalogueIncidence: Incidence;
  control: Summary;
}

/** Which half a sample of a part falls into by its key; null: it is left out. */
export type HalfOf = (part: number, key: number) => "lower" | "upper" | null;

/**
 * Splits a reference once: samples in the order of their key (hash of salt and content), lower half catalogue,
 * upper half control. Copies of one content share a key and fall together (beyond 20 they are dealt).
 */
export function splitReference(parts: readonly ReferenceRecords[]): Split {
  const threshold = medianKey(parts);
  return splitBy(parts, (_, key) => (key < threshold ? "lower" : "upper"));
}

/** The key that halves the samples of all parts. */
export function medianKey(parts: readonly ReferenceRecords[]): number {
  const keys = Float64Array.from(parts.flatMap(({ incidence }) => Array.from(incidence.key))).sort();
  return keys[Math.floor(keys.length / 2)] ?? 0;
}

/** Splits records into two halves by a rule of their keys. */
export function splitBy(parts: readonly ReferenceRecords[], halfOf: HalfOf): Split {
  const tokenizer = parts[0]?.tokenizer ?? "";
  const from = parts.map((part) => part.incidence);
  const places = from.flatMap((side, source) => Array.from(side.key.keys(), (at) => ({ source, at })));
  const half = (which: "lower" | "upper") => {
    const incidence = select(
      from,
      places.filter(({ source, at }) => halfOf(source, from[source]?.key[at] ?? 0) === which),
    );
    const texts = parts.flatMap((part, source) => part.texts.filter(({ key }) => halfOf(source, key) === which));
    const carried = parts.map((part, source) =>
      mergeCarried([part.carried ?? NOTHING_CARRIED], (key) => halfOf(source, key) === which),
    );
    const grams = parts.flatMap((part, source) => part.grams?.((key) => halfOf(source, key) === which) ?? []);
    const summary = carrying(
      { ...summarise(tokenizer, incidence, texts), grams: grams.length > 0 ? mergeGrams(grams) : NO_GRAMS },
      mergeCarried(carried, () => true),
    );
    return { incidence, texts, summary };
  };
  const lower = half("lower");
  return {
    catalogue: lower.summary,
    catalogueIncidence: lower.incidence,
    catalogueTexts: new Map(lower.texts.map((text) => [text.content, text.text])),
    control: half("upper").summary,
  };
}
