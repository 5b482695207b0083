import { catalogueOf } from "../catalogue.ts";
import { LEAST_HALF } from "../reference.ts";
import { random } from "../stats/random.ts";
import { select } from "../summary/select.ts";
import { summarise } from "../summary/summary.ts";
import type { Reference } from "./comparison.ts";

/**
 * The same human samples split anew into catalogue and control: by another hash of their keys, so that copies and groups
 * stay together. Of more samples than the incidence keeps, those kept are split. It has no texts to show. O(incidences).
 */
export function resplit(reference: Reference, salt: string): Reference {
  const { whole, catalogue } = reference;
  const order = Float64Array.from(whole.incidence.key, (key) => random(`${salt}/${key}`).uniform());
  const threshold = order.slice().sort()[Math.floor(order.length / 2)] ?? 0;
  const half = (isLower: boolean) => {
    const places = Array.from(order.keys()).filter((at) => (order[at] ?? 0) < threshold === isLower);
    return select(
      [whole.incidence],
      places.map((at) => ({ source: 0, at })),
    );
  };
  const catalogueIncidence = half(true);
  const split = {
    catalogue: summarise(whole.tokenizer, catalogueIncidence, []),
    catalogueIncidence,
    catalogueTexts: new Map<string, string>(),
    control: summarise(whole.tokenizer, half(false), []),
  };
  return {
    catalogue: catalogueOf(split, catalogue.kind),
    control: split.control,
    whole,
    isSplit: split.catalogue.samples >= LEAST_HALF && split.control.samples >= LEAST_HALF,
  };
}
