import { BLOCKS } from "./count-table.ts";
import { blockOf, type Incidence } from "./incidence.ts";
import { type Summary, summarise } from "./summary.ts";

/** Whether any sample came in a group (conversation, document), which is then split, drawn and blocked as a whole. */
const isGrouped = ({ grouped }: Incidence) => grouped.includes(1);

/** The unit of each sample, counted from `first`: a group, or a sample that has none. Samples of one group lie together. */
function unitsOf({ key, grouped }: Incidence, first: number): Uint32Array {
  let unit = first - 1;
  return Uint32Array.from(key, (own, i) => {
    const isSame = i > 0 && grouped[i] === 1 && grouped[i - 1] === 1 && own === key[i - 1];
    if (!isSame) unit++;
    return unit;
  });
}

/** Units of the samples of both sides, the first side's first. Null: no sample has a group, each is its own unit. */
export function jointUnits([a, b]: readonly [Incidence, Incidence]): Uint32Array | null {
  if (!isGrouped(a) && !isGrouped(b)) return null;
  const units = unitsOf(a, 0);
  return Uint32Array.from([...units, ...unitsOf(b, (units.at(-1) ?? -1) + 1)]);
}

/**
 * The same summary with one jackknife block a unit, where groups leave fewer units than blocks: two groups of one block
 * would count as one. As it is when samples have no groups, or more than the incidence keeps.
 */
export function blockedByUnit(of: Summary): Summary {
  const blocks = fewUnits(of);
  return blocks ? summarise(of.tokenizer, of.incidence, of.texts, blocks) : of;
}

/** Blocks of the samples that the incidence keeps, as `blockedByUnit` has them. */
export const blocksOf = (of: Summary): Uint8Array => fewUnits(of) ?? Uint8Array.from(of.incidence.key, blockOf);

function fewUnits({ incidence, samples }: Summary): Uint8Array | null {
  if (!isGrouped(incidence) || incidence.key.length < samples) return null;
  const units = unitsOf(incidence, 0);
  return (units.at(-1) ?? 0) < BLOCKS ? Uint8Array.from(units) : null;
}
