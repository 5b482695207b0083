import { BLOCKS } from "../summary/count-table.ts";
import { blockOf } from "../summary/incidence.ts";
import { type Column, columnOf, type Numbers } from "../summary/numbers.ts";
import { type HumanRange, scaled } from "./human-range.ts";

/** One field of one side: numbers on the human scale, ascending, and the jackknife block of each. */
export interface FieldSide {
  value: Float64Array;
  block: Uint8Array;
}

/** One field of all sides. `control`: what the catalogue did not select; `human`: both halves. */
export interface Field {
  name: string;
  range: HumanRange;
  control: FieldSide;
  human: FieldSide;
  generation: FieldSide;
}

/** Sets a field of several human parts on the human scale. */
export function fieldSide(parts: readonly Numbers[], name: string, range: HumanRange): FieldSide {
  const columns = parts.map((part) => columnOf(part, name));
  const value = columns.map((column) => scaled(column.value, range)).flatMap((each) => Array.from(each));
  const block = columns.flatMap(({ key }: Column) => Array.from(key, blockOf));
  const order = Array.from(value.keys()).sort((i, j) => (value[i] ?? 0) - (value[j] ?? 0));
  return {
    value: Float64Array.from(order, (i) => value[i] ?? 0),
    block: Uint8Array.from(order, (i) => block[i] ?? 0),
  };
}

/** The side with each of its blocks left out in turn. Blocks that hold nothing are absent. */
export function withoutBlocks({ value, block }: FieldSide): Float64Array[] {
  const sizes = new Uint32Array(BLOCKS);
  for (const b of block) sizes[b] = (sizes[b] ?? 0) + 1;
  return Array.from(sizes.keys())
    .filter((b) => (sizes[b] ?? 0) > 0 && (sizes[b] ?? 0) < value.length)
    .map((b) => value.filter((_, i) => block[i] !== b));
}
