import type { Reference } from "../comparison/comparison.ts";
import type { KeptText, Summary } from "../summary/summary.ts";

/** Texts of both human halves and of a generation that are embedded where samples carry no embeddings. */
export interface TextSides {
  catalogue: readonly KeptText[];
  control: readonly KeptText[];
  generation: readonly KeptText[];
}

/**
 * The kept texts by side; null where samples carry embeddings or hold no text. The kept texts of both halves are those of
 * least key, so what the control did not keep is the catalogue's.
 */
export function textSides(reference: Reference, generation: Summary): TextSides | null {
  if (reference.kinds && reference.kinds.catalogue.rows.dimension !== 0) return null;
  const control = reference.control.texts;
  const held = new Set(control.map(({ content }) => content));
  const catalogue = reference.whole.texts.filter(({ content }) => !held.has(content));
  const sides = { catalogue, control, generation: generation.texts };
  return catalogue.length > 0 && control.length > 0 && generation.texts.length > 0 ? sides : null;
}
