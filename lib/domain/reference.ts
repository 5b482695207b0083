import { type Carried, mergeCarried, NOTHING_CARRIED } from "./summary/carried.ts";
import { type Incidence, select } from "./summary/incidence.ts";
import { carrying, type KeptText, type Summary, summarise } from "./summary/summary.ts";

/** Fewest samples a half needs before rarity can be judged (statistics.md 2). */
export const LEAST_HALF = 200;

/** Tokenised samples of the human reference, whole: nothing is bounded before the split. */
export interface ReferenceRecords {
  tokenizer: string;
  incidence: Incidence;
  texts: KeptText[];
  carried?: Carried;
}

/** The reference after its split: catalogue half (defines what is rare), control half (the human null). */
export interface Split {
  catalogue: Summary;
  catalogueTexts: Map<string, string>;
  catalogueIncidence: Incidence;
  control: Summary;
}

/**
 * Splits a reference once: samples in the order of their key (hash of salt and content), lower half catalogue,
 * upper half control. Copies of one content share a key and fall together (beyond 20 they are dealt).
 */
export function splitReference(parts: readonly ReferenceRecords[]): Split {
  const tokenizer = parts[0]?.tokenizer ?? "";
  const from = parts.map((part) => part.incidence);
  const keys = Float64Array.from(from.flatMap((side) => Array.from(side.key))).sort();
  const threshold = keys[Math.floor(keys.length / 2)] ?? 0;
  const places = from.flatMap((side, source) => Array.from(side.key.keys(), (at) => ({ source, at })));
  const isLower = ({ source, at }: { source: number; at: number }) => (from[source]?.key[at] ?? 0) < threshold;
  const lower = select(from, places.filter(isLower));
  const upper = select(
    from,
    places.filter((place) => !isLower(place)),
  );
  const texts = parts.flatMap((part) => part.texts);
  const carried = parts.map((part) => part.carried ?? NOTHING_CARRIED);
  const lowerTexts = texts.filter((text) => text.key < threshold);
  return {
    catalogue: carrying(
      summarise(tokenizer, lower, lowerTexts),
      mergeCarried(carried, (key) => key < threshold),
    ),
    catalogueIncidence: lower,
    catalogueTexts: new Map(lowerTexts.map((text) => [text.content, text.text])),
    control: carrying(
      summarise(
        tokenizer,
        upper,
        texts.filter((text) => text.key >= threshold),
      ),
      mergeCarried(carried, (key) => key >= threshold),
    ),
  };
}
