import { totalsOf } from "../stats/left-out.ts";
import type { Comparison } from "./comparison.ts";

/** Contents under which a repeat says nothing, and the share beyond people's from which it is told, and from which it blinds. */
const LEAST_CONTENTS = 20;
const TOLD = 0.01;
const BLINDING = 0.05;

/** Different contents of a generation that the reference holds word for word. `expected`: as many as people would. */
export interface Repeated {
  contents: number;
  of: number;
  expected: number;
  /** So many that what the reference's words do proves nothing. */
  isBlinding: boolean;
}

/**
 * What a generation repeats of the reference word for word, where that is more than people repeat each other. Equal
 * contents fall into one half, so two halves share none: the measure is the share of human samples that another one
 * repeats. Null where it is no more, or where contents are labels, which repeat by nature.
 */
export function repeatedOf({ reference, generation }: Pick<Comparison, "reference" | "generation">): Repeated | null {
  if (reference.catalogue.kind === "label") return null;
  const human = reference.whole.contents;
  const known = new Set(human.hash);
  const contents = generation.contents.hash.reduce((sum, hash) => sum + (known.has(hash) ? 1 : 0), 0);
  const copied = totalsOf(human).reduce((sum, copies) => sum + (copies > 1 ? copies : 0), 0);
  const of = generation.contents.hash.length;
  const expected = (copied / reference.whole.samples) * of;
  const beyond = (contents - expected) / Math.max(1, of);
  if (contents < LEAST_CONTENTS || beyond < TOLD) return null;
  return { contents, of, expected, isBlinding: beyond >= BLINDING };
}
